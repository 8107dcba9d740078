/// Eight numbers at a time. Closures that work out planes get this many, as they are called and not inlined: a call for each number
/// would take longer than the arithmetic.
typealias Eight = SIMD8<Float>

extension Eight {
    /// The next numbers in memory, 1 or more; with fewer than eight the rest is 0.
    @inline(__always)
    init(from source: UnsafePointer<Float>, count: Int) {
        if count >= Eight.scalarCount {
            self.init(from: source)
        } else {
            self.init(repeating: 0)
            for lane in 0..<count { self[lane] = source[lane] }
        }
    }

    @inline(__always)
    init(from source: UnsafePointer<Float>) {
        self = UnsafeRawPointer(source).loadUnaligned(as: Eight.self)
    }

    /// Writes the first `count`, at most all.
    @inline(__always)
    func write(to target: UnsafeMutablePointer<Float>, count: Int) {
        if count >= Eight.scalarCount {
            UnsafeMutableRawPointer(target).storeBytes(of: self, as: Eight.self)
        } else {
            for lane in 0..<count { target[lane] = self[lane] }
        }
    }

    // The standard library's are loops over the lanes.

    @inline(__always)
    func atLeast(_ other: Eight) -> Eight { replacing(with: other, where: self .< other) }

    @inline(__always)
    func atMost(_ other: Eight) -> Eight { replacing(with: other, where: self .> other) }

    @inline(__always)
    func atLeast(_ other: Float) -> Eight { atLeast(Eight(repeating: other)) }

    @inline(__always)
    func atMost(_ other: Float) -> Eight { atMost(Eight(repeating: other)) }

    @inline(__always)
    var magnitudes: Eight { replacing(with: -self, where: self .< 0) }
}
