import Raster

/// Numbers at the places of a ``BandLayout``, zeros at first. Freed with the last reference.
///
/// Threads share it without locks: each writes to rows of its own.
final class BandVector: @unchecked Sendable {
    let values: UnsafeMutablePointer<Float>

    init(capacity: Int) {
        values = UnsafeMutablePointer<Float>.allocate(capacity: capacity)
        values.initialize(repeating: 0, count: capacity)
    }

    deinit { values.deallocate() }
}

/// Four numbers at a time, wherever they begin.
typealias Lanes = SIMD4<Float>

extension UnsafeMutablePointer where Pointee == Float {
    @inline(__always)
    func lanes(_ index: Int) -> Lanes {
        UnsafeRawPointer(self + index).loadUnaligned(as: Lanes.self)
    }

    @inline(__always)
    func setLanes(_ index: Int, _ lanes: Lanes) {
        UnsafeMutableRawPointer(self + index).storeBytes(of: lanes, as: Lanes.self)
    }
}
