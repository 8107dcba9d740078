/// Space cut into cubes, one corner of one of them at the camera.
struct VoxelGrid: @unchecked Sendable {
    // The pointer is only read, and outlives the value.
    let distance: UnsafePointer<Float>
    let width: Int
    let unprojection: Unprojection
    /// The length of a cube's side.
    let size: Float

    /// Where a point lies.
    struct Cell {
        /// Columns, rows and layers of cubes from the camera.
        var place: SIMD4<Int32>
        /// The squared distance from the cube's centre, in sides.
        var offset: Float

        /// Spread over all bits; the top ones choose the shard, the bottom ones the slot.
        @inline(__always)
        var hash: Int {
            let x = UInt64(truncatingIfNeeded: place.x) &* 0x9E37_79B9_7F4A_7C15
            let y = UInt64(truncatingIfNeeded: place.y) &* 0xC2B2_AE3D_27D4_EB4F
            let z = UInt64(truncatingIfNeeded: place.z) &* 0x1656_67B1_9E37_79F9
            let sum = (x ^ (x >> 29)) &+ (y ^ (y >> 31)) &+ (z ^ (z >> 30))
            let mixed = (sum ^ (sum >> 32)) &* 0xD6E8_FEB8_6659_FD93
            return Int(truncatingIfNeeded: (mixed ^ (mixed >> 32)) & 0x7FFF_FFFF_FFFF_FFFF)
        }
    }

    /// Cubes are counted up to here, 2^30, on each side of the camera.
    static let reach: Float = 0x1p30

    @inline(__always)
    func cell(of pixel: UInt32) -> Cell {
        let index = Int(pixel)
        let point = unprojection.point(x: index % width, y: index / width, distance: distance[index]) / size
        let floor = point.rounded(.down)
        let middle = point - floor - SIMD4(0.5, 0.5, 0.5, 0)
        // Clamped: nothing that a conversion could trap on. What lies beyond is refused beforehand.
        let bounded = floor.clamped(
            lowerBound: SIMD4(repeating: -VoxelGrid.reach), upperBound: SIMD4(repeating: VoxelGrid.reach))
        return Cell(place: SIMD4<Int32>(bounded), offset: (middle * middle).sum())
    }
}
