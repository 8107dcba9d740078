import Raster

/// Solves the tridiagonal systems of ``GlobalSmoother`` on the lines of two planes, eight lines at a time.
struct LineSolver: @unchecked Sendable {
    // Threads work on lines of their own.
    let first: UnsafeMutablePointer<Float>
    let second: UnsafeMutablePointer<Float>
    let strength: Float

    private typealias Lanes = SIMD8<Float>

    /// - Parameters:
    ///   - count: how many lines there are.
    ///   - length: pixels in a line.
    ///   - along: from a pixel to the next of its line.
    ///   - across: from a line to the next.
    ///   - likeness: of each pixel to the next of its line.
    func solve(count: Int, length: Int, along: Int, across: Int, _ likeness: Plane<Float>) {
        let lanes = Lanes.scalarCount
        likeness.pixels.withUnsafeBufferPointer { likeness in
            guard let start = likeness.baseAddress else { return }
            nonisolated(unsafe) let weights = start
            concurrentBands(of: (count + lanes - 1) / lanes, minimum: 2) { bundles in
                withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 4 * length) { room in
                    guard let room = room.baseAddress else { return }
                    let bundle = LineBundle(length: length, memory: room)
                    for number in bundles {
                        let start = number * lanes
                        // Lines past the last are the last again, and are not written back.
                        let offsets = (0..<lanes).map { min(start + $0, count - 1) * across }
                        offsets.withUnsafeBufferPointer { offsets in
                            bundle.load(first, into: bundle.first, offsets, along)
                            bundle.load(second, into: bundle.second, offsets, along)
                            bundle.load(weights, into: bundle.weights, offsets, along)
                            bundle.solve(strength: strength)
                            bundle.store(bundle.first, to: first, offsets, along, lanes: min(lanes, count - start))
                            bundle.store(bundle.second, to: second, offsets, along, lanes: min(lanes, count - start))
                        }
                    }
                }
            }
        }
    }
}

/// Eight lines side by side: element i holds pixel i of each.
private struct LineBundle {
    typealias Lanes = SIMD8<Float>

    let length: Int
    let first: UnsafeMutablePointer<Lanes>
    let second: UnsafeMutablePointer<Lanes>
    let weights: UnsafeMutablePointer<Lanes>
    private let links: UnsafeMutablePointer<Lanes>

    init(length: Int, memory: UnsafeMutablePointer<Lanes>) {
        self.length = length
        (first, second) = (memory, memory + length)
        (weights, links) = (memory + 2 * length, memory + 3 * length)
    }

    func load(
        _ plane: UnsafePointer<Float>, into lines: UnsafeMutablePointer<Lanes>, _ offsets: UnsafeBufferPointer<Int>,
        _ along: Int
    ) {
        if LineBundle.areNeighbours(offsets) {
            let start = UnsafeRawPointer(plane + offsets[0])
            for index in 0..<length {
                lines[index] = start.loadUnaligned(
                    fromByteOffset: index * along * MemoryLayout<Float>.stride, as: Lanes.self)
            }
            return
        }
        let (a, b, c, d) = (plane + offsets[0], plane + offsets[1], plane + offsets[2], plane + offsets[3])
        let (e, f, g, h) = (plane + offsets[4], plane + offsets[5], plane + offsets[6], plane + offsets[7])
        for index in 0..<length {
            let at = index * along
            lines[index] = Lanes(a[at], b[at], c[at], d[at], e[at], f[at], g[at], h[at])
        }
    }

    func store(
        _ lines: UnsafeMutablePointer<Lanes>, to plane: UnsafeMutablePointer<Float>,
        _ offsets: UnsafeBufferPointer<Int>, _ along: Int, lanes: Int
    ) {
        if LineBundle.areNeighbours(offsets) {
            let start = UnsafeMutableRawPointer(plane + offsets[0])
            for index in 0..<length {
                start.storeBytes(
                    of: lines[index], toByteOffset: index * along * MemoryLayout<Float>.stride, as: Lanes.self)
            }
            return
        }
        for lane in 0..<lanes {
            let line = plane + offsets[lane]
            let source = UnsafeRawPointer(lines).assumingMemoryBound(to: Float.self) + lane
            for index in 0..<length { line[index * along] = source[index * Lanes.scalarCount] }
        }
    }

    /// Whether the lines lie side by side, so that one vector holds a pixel of each.
    private static func areNeighbours(_ offsets: UnsafeBufferPointer<Int>) -> Bool {
        offsets[1] - offsets[0] == 1 && offsets[offsets.count - 1] - offsets[0] == Lanes.scalarCount - 1
    }

    /// Thomas' algorithm on (1 + a + b) u[i] - a u[i - 1] - b u[i + 1] = x[i], a and b the strength times the likenesses.
    func solve(strength: Float) {
        var before = Lanes.zero
        var link = Lanes.zero
        var (lastFirst, lastSecond) = (Lanes.zero, Lanes.zero)
        for index in 0..<length {
            let after = strength * weights[index]
            let inverse = 1 / (1 + after + before - before * link)
            link = after * inverse
            lastFirst = (first[index] + before * lastFirst) * inverse
            lastSecond = (second[index] + before * lastSecond) * inverse
            links[index] = link
            first[index] = lastFirst
            second[index] = lastSecond
            before = after
        }
        for index in stride(from: length - 2, through: 0, by: -1) {
            lastFirst = first[index] + links[index] * lastFirst
            lastSecond = second[index] + links[index] * lastSecond
            first[index] = lastFirst
            second[index] = lastSecond
        }
    }
}
