/// Times pieces of work.
enum Stopwatch {
    /// The median of several runs, in milliseconds, and the last run's value.
    static func median<Value>(of repeats: Int, _ body: () throws -> Value) rethrows -> (
        milliseconds: Double, value: Value
    ) {
        var times: [Double] = []
        var value: Value
        repeat {
            let start = ContinuousClock.now
            value = try body()
            times.append((ContinuousClock.now - start) / .milliseconds(1))
        } while times.count < repeats
        return (times.sorted()[times.count / 2], value)
    }

    /// A row of a table: name, milliseconds, megapixels a second.
    static func row(_ name: String, _ milliseconds: Double, pixels: Int, note: String = "") {
        let rate = Double(pixels) / 1e3 / max(milliseconds, 1e-6)
        let columns = [
            name.padding(to: 28), Self.decimal(milliseconds, 1).leftPadding(to: 10) + " ms",
            Self.decimal(rate, 1).leftPadding(to: 10) + " MP/s", note,
        ]
        print(columns.joined(separator: " "))
    }

    static func decimal(_ value: Double, _ places: Int) -> String {
        let factor = places == 0 ? 1.0 : places == 1 ? 10 : 100
        let scaled = (value * factor).rounded()
        let whole = Int(scaled / factor)
        return places == 0 ? "\(whole)" : "\(whole)." + "\(Int(scaled) % Int(factor))".zeroPadding(to: places)
    }
}

extension String {
    func padding(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
    func leftPadding(to width: Int) -> String { String(repeating: " ", count: Swift.max(0, width - count)) + self }
    func zeroPadding(to width: Int) -> String { String(repeating: "0", count: Swift.max(0, width - count)) + self }
}
