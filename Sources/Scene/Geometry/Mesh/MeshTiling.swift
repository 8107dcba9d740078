import Dispatch
import Raster

/// A surface cut into tiles that are triangulated and simplified on all cores.
struct MeshTiling {
    let surface: NodeSurface
    let errors: SplitErrors
    let measure: ErrorMeasure
    let limit: UInt8

    /// Triangles that are worth a tile of their own; fewer are simplified better without seams.
    private static let trianglesPerTile = 120_000

    struct Result: Sendable {
        /// Three nodes a triangle.
        var nodes: [UInt32] = []
        var splitTriangles = 0
        var dropped = 0
    }

    /// - Parameter maximumError: as ``MeshTile/triangles(maximumError:isKept:)``.
    func triangles(maximumError: Double, slant: SlantLimit?) -> Result {
        let (across, down) = ((surface.columns - 1) / surface.side, (surface.rows - 1) / surface.side)
        let (tileColumns, tileRows) = tileCounts(across: across, down: down)
        let results = surface.values.withUnsafeBufferPointer { values in
            errors.codes.withUnsafeBufferPointer { codes -> [Result] in
                guard let values = values.baseAddress, let codes = codes.baseAddress else { return [] }
                let triangulation = RightTriangles(surface: surface, values: values, codes: codes, limit: limit)
                return mapConcurrently(tileColumns * tileRows) { index in
                    let (column, row) = (index % tileColumns, index / tileColumns)
                    let tile = MeshTile(
                        triangulation: triangulation,
                        columns: column * across / tileColumns..<(column + 1) * across / tileColumns,
                        rows: row * down / tileRows..<(row + 1) * down / tileRows, measure: measure)
                    return tile.triangles(maximumError: maximumError) { slant?.keeps($0, $1, $2) ?? true }
                }
            }
        }
        var all = Result()
        all.nodes.reserveCapacity(results.reduce(0) { $0 + $1.nodes.count })
        for result in results {
            all.nodes.append(contentsOf: result.nodes)
            all.splitTriangles += result.splitTriangles
            all.dropped += result.dropped
        }
        return all
    }

    private func tileCounts(across: Int, down: Int) -> (columns: Int, rows: Int) {
        let tiles = max(1, 2 * errors.vertexCount(limit: limit) / MeshTiling.trianglesPerTile)
        let columns = (Double(tiles) * Double(across) / Double(down)).squareRoot().rounded(.up)
        let count = min(across, max(1, Int(columns)))
        return (count, min(down, max(1, (tiles + count - 1) / count)))
    }

    /// What `body` gives for 0..<count, each on any core as it gets free.
    private func mapConcurrently(_ count: Int, _ body: (Int) -> Result) -> [Result] {
        Array(unsafeUninitializedCapacity: count) { results, initialized in
            nonisolated(unsafe) let results = results
            withoutActuallyEscaping(body) { body in
                nonisolated(unsafe) let body = body
                DispatchQueue.concurrentPerform(iterations: count) { results.initializeElement(at: $0, to: body($0)) }
            }
            initialized = count
        }
    }
}
