import Raster

/// Which pixel each node of a grid stands on, when the grid is coarser than the picture.
struct NodeSampling {
    /// NaN where there is none.
    let distance: Plane<Float>
    let grid: MeshGrid

    /// A node's own pixel, or the nearest one that has depth; -1 where there is none near enough.
    ///
    /// A node moves by less than a quarter of the grid's step, so that no triangle can fold over.
    func pixels() -> [Int32] {
        let ring = NodeSampling.offsets(within: (grid.step - 1) / 4)
        let (width, height) = (distance.width, distance.height)
        let (columns, rows) = (grid.columns, grid.rows)
        return Array(unsafeUninitializedCapacity: grid.nodeCount) { nodes, initialized in
            nonisolated(unsafe) let nodes = nodes
            distance.pixels.withUnsafeBufferPointer { source in
                nonisolated(unsafe) let source = source
                concurrentBands(of: rows.count, minimum: 8) { band in
                    for row in band {
                        for column in columns.indices {
                            var pixel: Int32 = -1
                            for offset in ring {
                                let (x, y) = (columns[column] + offset.x, rows[row] + offset.y)
                                guard x >= 0, x < width, y >= 0, y < height, !source[y * width + x].isNaN else {
                                    continue
                                }
                                pixel = Int32(truncatingIfNeeded: y * width + x)
                                break
                            }
                            nodes.initializeElement(at: row * columns.count + column, to: pixel)
                        }
                    }
                }
            }
            initialized = grid.nodeCount
        }
    }

    /// Pixel offsets up to `radius` columns and rows away, nearest first.
    private static func offsets(within radius: Int) -> [(x: Int, y: Int)] {
        var offsets: [(x: Int, y: Int)] = []
        for y in -radius...radius {
            for x in -radius...radius { offsets.append((x, y)) }
        }
        return offsets.sorted { ($0.x * $0.x + $0.y * $0.y, $0.y, $0.x) < ($1.x * $1.x + $1.y * $1.y, $1.y, $1.x) }
    }
}
