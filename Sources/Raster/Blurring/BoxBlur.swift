/// The mean over a pixel and its `radius` neighbours on either side, in the same time for every radius: what enters the
/// window is added to a running sum, what leaves it is taken away.
public struct BoxBlur: Sendable {
    /// 1 or more; at most 10,000 for ``BoxBlurSample``s that are summed in 32 bits.
    public let radius: Int

    @inlinable public init(radius: Int) { self.radius = radius }

    /// Blurs along one line. Outside, the line goes on as at its ends.
    /// - Parameter output: as long as the input, and another memory.
    @inlinable public func blur<Sample: BoxBlurSample>(
        _ input: UnsafeBufferPointer<Sample>, into output: UnsafeMutableBufferPointer<Sample>
    ) {
        let last = input.count - 1
        guard last >= 0 else { return }
        let share = 1 / Float(2 * radius + 1)
        var sum = Sample.noSum
        for offset in -radius...radius { sum = Sample.sum(sum, plus: input[min(max(offset, 0), last)]) }
        for index in 0...last {
            output[index] = Sample(sum: sum, share: share)
            sum = Sample.sum(sum, plus: input[min(index + radius + 1, last)], minus: input[max(index - radius, 0)])
        }
    }

    /// Blurs down `lanes` lines at once, which lie side by side: number `index` of line `lane` stands at
    /// `index * lanes + lane`.
    /// - Parameter sums: room for `lanes` sums.
    @inlinable public func blur<Sample: BoxBlurSample>(
        _ input: UnsafeBufferPointer<Sample>, into output: UnsafeMutableBufferPointer<Sample>,
        lanes: Int, sums: UnsafeMutableBufferPointer<Sample.Sum>
    ) {
        let last = input.count / lanes - 1
        guard last >= 0, let input = input.baseAddress, let output = output.baseAddress, let sums = sums.baseAddress
        else { return }
        let share = 1 / Float(2 * radius + 1)
        for lane in 0..<lanes { sums[lane] = Sample.noSum }
        for offset in -radius...radius {
            let entering = input + min(max(offset, 0), last) * lanes
            for lane in 0..<lanes { sums[lane] = Sample.sum(sums[lane], plus: entering[lane]) }
        }
        for index in 0...last {
            let entering = input + min(index + radius + 1, last) * lanes
            let leaving = input + max(index - radius, 0) * lanes
            let result = output + index * lanes
            for lane in 0..<lanes {
                result[lane] = Sample(sum: sums[lane], share: share)
                sums[lane] = Sample.sum(sums[lane], plus: entering[lane], minus: leaving[lane])
            }
        }
    }
}
