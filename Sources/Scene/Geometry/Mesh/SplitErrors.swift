import Raster

/// How much is gained by splitting triangles at each node, in pixels, with the gains of all finer splits below it taken in.
///
/// The hierarchy is that of right triangles, each split from its right angle to the middle of its longest side (W. Evans, D.
/// Kirkpatrick, G. Townsend, "Right-Triangulated Irregular Networks", Algorithmica 30, 2001): every node but the
/// corners of base squares is the middle of one longest side. Because a node's error is at least that of the nodes that may
/// only be split after it (P. Lindstrom et al., "Real-Time, Continuous Level of Detail Rendering of Height Fields", 1996),
/// splitting wherever the error is above a limit gives a triangulation without cracks, whatever the limit, and the
/// number of nodes above a limit is the number of vertices.
///
/// Errors are kept as bytes: 8 steps an octave of pixels, from 2^-20 on; ``torn`` where a surface ends, so that triangles get
/// as small as the grid there.
struct SplitErrors: Sendable {
    private(set) var codes: [UInt8]
    /// How many nodes have each code.
    private(set) var histogram = [Int](repeating: 0, count: 256)

    static let torn: UInt8 = 255

    /// - Parameter measure: from the difference between a node's value and the straight line to pixels.
    init(_ surface: NodeSurface, measure: ErrorMeasure) {
        let (columns, rows) = (surface.columns, surface.rows)
        codes =
            Plane<UInt8>(width: columns, height: rows) { codes in
                guard let start = codes.baseAddress else { return }
                surface.values.withUnsafeBufferPointer { values in
                    guard let values = values.baseAddress else { return }
                    EdgeMarking(surface: surface, values: values, codes: start).run()
                    SplitLevels(columns: columns, rows: rows, values: values, codes: start, measure: measure)
                        .run(side: surface.side)
                }
            }.pixels
        let (width, height) = (surface.grid.columns.count, surface.grid.rows.count)
        let bands = codes.withUnsafeBufferPointer { codes in
            nonisolated(unsafe) let codes = codes
            return mapConcurrentBands(of: height) { band -> [Int] in
                var counts = [Int](repeating: 0, count: 256)
                for row in band {
                    for column in 0..<width { counts[Int(codes[row * columns + column])] += 1 }
                }
                return counts
            }
        }
        for band in bands {
            for code in 0..<256 { histogram[code] += band[code] }
        }
    }

    /// The code of an error; nodes with this code or a higher one are split.
    /// - Parameter pixels: 0 or less for all.
    static func limit(_ pixels: Float) -> UInt8 { pixels > 0 ? max(1, code(pixels)) : 0 }

    /// The error that a code stands for: nodes below it err by less.
    static func pixels(_ code: UInt8) -> Double {
        code == 0 ? 0 : Double(Float(bitPattern: UInt32(Int(code) + base) << 20))
    }

    /// About how many vertices a triangulation with that limit has.
    func vertexCount(limit: UInt8) -> Int { histogram[Int(limit)...].reduce(0, +) }

    /// The exponent and the upper three bits of the fraction of 2^-20, less the code 0.
    private static let base = (127 - 20) << 3

    @inline(__always)
    static func code(_ error: Float) -> UInt8 {
        UInt8(truncatingIfNeeded: min(254, max(0, Int32(truncatingIfNeeded: error.bitPattern >> 20) - Int32(base))))
    }
}
