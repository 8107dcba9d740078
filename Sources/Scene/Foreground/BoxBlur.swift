/// The mean over a pixel and its `radius` neighbours on either side, in the same time for every radius: what enters the
/// window is added to a running sum, what leaves it is taken away.
struct BoxBlur {
    /// 1...10,000, for sums of 32 bits.
    let radius: Int

    /// Blurs along one line. Outside, the line goes on as at its ends.
    /// - Parameters:
    ///   - input: numbers up to 65,280.
    ///   - output: as long as the input, and another memory.
    func blur(_ input: UnsafeBufferPointer<UInt16>, into output: UnsafeMutableBufferPointer<UInt16>) {
        let last = input.count - 1
        guard last >= 0 else { return }
        let share = 1 / Float(2 * radius + 1)
        var sum: Int32 = 0
        for offset in -radius...radius { sum += Int32(input[min(max(offset, 0), last)]) }
        for index in 0...last {
            output[index] = UInt16(Float(sum) * share + 0.5)
            sum += Int32(input[min(index + radius + 1, last)]) - Int32(input[max(index - radius, 0)])
        }
    }

    /// Blurs down `lanes` lines at once, which lie side by side: number `index` of line `lane` stands at
    /// `index * lanes + lane`.
    /// - Parameter sums: room for `lanes` numbers.
    func blur(
        _ input: UnsafeBufferPointer<UInt16>, into output: UnsafeMutableBufferPointer<UInt16>,
        lanes: Int, sums: UnsafeMutableBufferPointer<Int32>
    ) {
        let last = input.count / lanes - 1
        guard last >= 0, let input = input.baseAddress, let output = output.baseAddress, let sums = sums.baseAddress
        else { return }
        let share = 1 / Float(2 * radius + 1)
        for lane in 0..<lanes { sums[lane] = 0 }
        for offset in -radius...radius {
            let entering = input + min(max(offset, 0), last) * lanes
            for lane in 0..<lanes { sums[lane] &+= Int32(entering[lane]) }
        }
        for index in 0...last {
            let entering = input + min(index + radius + 1, last) * lanes
            let leaving = input + max(index - radius, 0) * lanes
            let result = output + index * lanes
            for lane in 0..<lanes {
                result[lane] = UInt16(truncatingIfNeeded: Int32(Float(sums[lane]) * share + 0.5))
                sums[lane] &+= Int32(entering[lane]) &- Int32(leaving[lane])
            }
        }
    }
}
