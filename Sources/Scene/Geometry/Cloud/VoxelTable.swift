/// For each voxel that holds a point, the point nearest to its centre: a hash table of pixel indices.
///
/// It holds nothing but 4 bytes a slot; a voxel's place in space is worked out again from its pixel. That keeps the table
/// small for pictures of a hundred megapixels.
struct VoxelTable {
    private var slots: [UInt32]
    private(set) var count = 0

    static let empty = UInt32.max

    init() { slots = Array(repeating: VoxelTable.empty, count: 1 << 10) }

    /// Takes in a point: the nearer to the centre stays, of two equally near the one with the lower index.
    @inline(__always)
    mutating func include(_ pixel: UInt32, in grid: VoxelGrid) {
        let cell = grid.cell(of: pixel)
        include(pixel, cell: cell, in: grid)
    }

    @inline(__always)
    mutating func include(_ pixel: UInt32, cell: VoxelGrid.Cell, in grid: VoxelGrid) {
        // At most 5/8 full, so that searches stay short.
        if 8 * (count + 1) > 5 * slots.count { grow(in: grid) }
        let mask = slots.count - 1
        var slot = cell.hash & mask
        while slots[slot] != VoxelTable.empty {
            let other = grid.cell(of: slots[slot])
            if other.place == cell.place {
                if (cell.offset, pixel) < (other.offset, slots[slot]) { slots[slot] = pixel }
                return
            }
            slot = (slot + 1) & mask
        }
        slots[slot] = pixel
        count += 1
    }

    private mutating func grow(in grid: VoxelGrid) {
        let old = slots
        slots = Array(repeating: VoxelTable.empty, count: 2 * old.count)
        count = 0
        for pixel in old where pixel != VoxelTable.empty { include(pixel, in: grid) }
    }

    /// Calls `body` with the pixel of each voxel, in no order.
    func forEach(_ body: (UInt32) -> Void) {
        for pixel in slots where pixel != VoxelTable.empty { body(pixel) }
    }
}
