import Raster

extension PointMask {
    /// Leaves one point in each cube of space: of those in it the one nearest to its centre, as it is, not a mean of several,
    /// which would lie between surfaces.
    ///
    /// Each band of rows finds the best of its own points, in shards by the cubes' places; then the shards of all bands are
    /// joined. The result does not depend on how the work was divided.
    /// - Parameters:
    ///   - size: the side of a cube, in the unit of `distance`, above 0.
    ///   - distance: of this mask's size, fewer than 2^32 - 1 pixels.
    /// - Returns: false, and nothing is done, when cubes of that size are too small to be counted.
    @discardableResult
    public mutating func thin(toVoxels size: Float, distance: Plane<Float>, unprojection: Unprojection) -> Bool {
        guard distance.count < Int(VoxelTable.empty), isCountable(size, distance, unprojection) else { return false }
        let width = pixels.width
        var kept = Plane<UInt8>(width: width, height: pixels.height, repeating: 0)
        distance.pixels.withUnsafeBufferPointer { distances in
            guard let base = distances.baseAddress else { return }
            let grid = VoxelGrid(distance: base, width: width, unprojection: unprojection, size: size)
            let bands = pixels.pixels.withUnsafeBufferPointer { mask in
                nonisolated(unsafe) let mask = mask
                return mapConcurrentBands(of: pixels.height, minimum: 16) { rows in
                    PointMask.tables(of: rows.lowerBound * width..<rows.upperBound * width, mask: mask, grid: grid)
                }
            }
            kept.pixels.withUnsafeMutableBufferPointer { kept in
                nonisolated(unsafe) let kept = kept
                concurrentBands(of: PointMask.shards, minimum: 1) { shards in
                    for shard in shards {
                        var table = bands[0][shard]
                        for band in bands.dropFirst() { band[shard].forEach { table.include($0, in: grid) } }
                        table.forEach { kept[Int($0)] = 1 }
                    }
                }
            }
        }
        merged += kept.pixels.withUnsafeBufferPointer { kept in filter { kept[$0] != 0 } }
        return true
    }

    private static let shards = 16

    private static func tables(of range: Range<Int>, mask: UnsafeBufferPointer<UInt8>, grid: VoxelGrid) -> [VoxelTable]
    {
        var tables = [VoxelTable](repeating: VoxelTable(), count: shards)
        // Neighbours in a row are mostly in the same cube: only the best of a run goes into the table.
        var best: (pixel: UInt32, cell: VoxelGrid.Cell)?
        for index in range where mask[index] != 0 {
            let pixel = UInt32(truncatingIfNeeded: index)
            let cell = grid.cell(of: pixel)
            if let run = best {
                if run.cell.place == cell.place {
                    if cell.offset < run.cell.offset { best = (pixel, cell) }
                    continue
                }
                tables[run.cell.hash >> 59].include(run.pixel, cell: run.cell, in: grid)
            }
            best = (pixel, cell)
        }
        if let run = best { tables[run.cell.hash >> 59].include(run.pixel, cell: run.cell, in: grid) }
        return tables
    }

    /// Whether no point lies so many cubes from the camera that they cannot be told apart.
    private func isCountable(_ size: Float, _ distance: Plane<Float>, _ unprojection: Unprojection) -> Bool {
        guard size > 0, let farthest = distance.finiteRange()?.upperBound else { return false }
        let ray = (unprojection.columnRays + unprojection.rowRays).reduce(1) { max($0, abs($1)) }
        return min(farthest, Unprojection.distances.upperBound) * ray / size < VoxelGrid.reach
    }
}
