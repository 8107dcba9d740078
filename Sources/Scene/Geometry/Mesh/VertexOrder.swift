import CMeshOptimizer

/// Puts triangles in the order that graphics cards read fastest, and vertices in the order of their first use.
enum VertexOrder {
    /// - Parameters:
    ///   - labels: three a triangle.
    ///   - bound: above every label.
    /// - Returns: the label of each vertex, and three vertices a triangle.
    static func arranged(_ labels: [UInt32], bound: Int) -> (vertices: [UInt32], indices: [UInt32]) {
        guard !labels.isEmpty else { return ([], []) }
        let numbering = LabelNumbering(labels, bound: bound)
        let vertices = numbering.labels
        let plain = labels.map { UInt32(truncatingIfNeeded: numbering.number(of: $0)) }
        var indices = [UInt32](unsafeUninitializedCapacity: plain.count) { output, count in
            meshopt_optimizeVertexCache(output.baseAddress, plain, plain.count, vertices.count)
            count = plain.count
        }
        let ordered = [UInt32](unsafeUninitializedCapacity: vertices.count) { output, count in
            count = meshopt_optimizeVertexFetch(
                output.baseAddress, &indices, indices.count, vertices, vertices.count, MemoryLayout<UInt32>.stride)
        }
        return (ordered, indices)
    }
}

/// Numbers distinct labels from 0 in rising order, with one bit of memory a possible label.
struct LabelNumbering {
    private var words: [UInt64]
    /// Labels before each word.
    private var counts: [UInt32]

    /// - Parameter bound: above every label.
    init(_ used: [UInt32], bound: Int) {
        words = [UInt64](repeating: 0, count: bound / 64 + 1)
        for label in used { words[Int(label) / 64] |= 1 << (UInt64(label) % 64) }
        counts = []
        counts.reserveCapacity(words.count)
        var count: UInt32 = 0
        for word in words {
            counts.append(count)
            count += UInt32(word.nonzeroBitCount)
        }
    }

    /// The labels, rising.
    var labels: [UInt32] {
        var labels: [UInt32] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                labels.append(UInt32(index * 64 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return labels
    }

    /// - Parameter label: one of those that were used.
    func number(of label: UInt32) -> Int {
        let index = Int(label) / 64
        let before = words[index] & ((1 << (UInt64(label) % 64)) - 1)
        return Int(counts[index]) + before.nonzeroBitCount
    }
}
