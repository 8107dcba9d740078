import Raster

/// The steps from distances to a ``SurfaceMesh``.
struct MeshBuilder {
    let distance: Plane<Float>
    let grid: MeshGrid
    let edges: EdgeRule

    private var nodeColumns: Int { grid.columns.count }
    private var nodeRows: Int { grid.rows.count }

    /// The pixel that each node stands on: its own, or the nearest one that has depth and does not fly between two
    /// surfaces. -1 where there is none near enough.
    ///
    /// A node moves by less than a quarter of the grid's step, so that no triangle can fold over.
    func sampleNodes() -> [Int32] {
        let ring = MeshBuilder.offsets(within: (grid.step - 1) / 4)
        let (width, height) = (distance.width, distance.height)
        return Array(unsafeUninitializedCapacity: grid.nodeCount) { nodes, initialized in
            nonisolated(unsafe) let nodes = nodes
            distance.pixels.withUnsafeBufferPointer { distances in
                guard let source = distances.baseAddress else { return }
                concurrentBands(of: nodeRows, minimum: 8) { band in
                    for row in band {
                        for column in 0..<nodeColumns {
                            let pixel = ring.lazy.compactMap { offset -> Int32? in
                                let (x, y) = (grid.columns[column] + offset.x, grid.rows[row] + offset.y)
                                guard x >= 0, x < width, y >= 0, y < height,
                                    Unprojection.distances.contains(source[y * width + x]),
                                    !edges.isFlying(x: x, y: y, in: source, width: width, height: height)
                                else { return nil }
                                return Int32(truncatingIfNeeded: y * width + x)
                            }.first
                            nodes.initializeElement(at: row * nodeColumns + column, to: pixel ?? -1)
                        }
                    }
                }
            }
            initialized = grid.nodeCount
        }
    }

    /// What fills each mesh, and how many triangles an occlusion edge tore.
    func fillQuads(nodes: [Int32]) -> (quads: [QuadFilling], torn: Int) {
        let (quadColumns, quadRows) = (nodeColumns - 1, nodeRows - 1)
        guard quadColumns > 0, quadRows > 0 else { return ([], 0) }
        var torn = [Int](repeating: 0, count: quadRows)
        let quads = [QuadFilling](unsafeUninitializedCapacity: quadColumns * quadRows) { quads, initialized in
            nonisolated(unsafe) let quads = quads
            torn.withUnsafeMutableBufferPointer { torn in
                nonisolated(unsafe) let torn = torn
                distance.pixels.withUnsafeBufferPointer { distances in
                    guard let source = distances.baseAddress else { return }
                    let weaver = QuadWeaver(nodes: nodes, source: source, width: distance.width, edges: edges)
                    concurrentBands(of: quadRows, minimum: 8) { band in
                        for row in band {
                            for column in 0..<quadColumns {
                                let topLeft = row * nodeColumns + column
                                let (filling, tears) = weaver.fill(
                                    topLeft, topLeft + 1, topLeft + nodeColumns, topLeft + nodeColumns + 1)
                                quads.initializeElement(at: row * quadColumns + column, to: filling)
                                torn[row] += tears
                            }
                        }
                    }
                }
            }
            initialized = quadColumns * quadRows
        }
        return (quads, torn.reduce(0, +))
    }

    /// Which nodes are the corner of a triangle.
    func usedNodes(quads: [QuadFilling]) -> [Bool] {
        var used = [Bool](repeating: false, count: grid.nodeCount)
        let quadColumns = nodeColumns - 1
        for (index, filling) in quads.enumerated() where filling != .empty {
            let topLeft = index / quadColumns * nodeColumns + index % quadColumns
            filling.triangles(
                topLeft: topLeft, topRight: topLeft + 1, bottomLeft: topLeft + nodeColumns,
                bottomRight: topLeft + nodeColumns + 1
            ) {
                used[$0] = true
                used[$1] = true
                used[$2] = true
            }
        }
        return used
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
