import Raster

/// The way from a surface to triangles that keep to ``MeshRules``.
///
/// Triangles are split until they are right to half of the error allowed, simplified tile by tile, and, should they still be
/// too many, simplified once more as a whole to their number. Where even that does not do, because there are more pieces of
/// surface than triangles allowed, a coarser grid is taken.
struct MeshSpinner {
    let width: Int
    let height: Int
    let rules: MeshRules
    let measure: ErrorMeasure
    /// Spans the surface over a grid.
    let surface: (MeshGrid) -> NodeSurface
    /// What tells triangles to leave out.
    let slant: (NodeSurface) -> SlantLimit?

    /// Triangles handed to meshoptimizer for one that may come out: more cost time and hardly change the result.
    private static let surplus = 4
    /// Triangles that meshoptimizer can always be given: about half a second's work.
    private static let leastBudget = 1_000_000
    /// The shares of the error allowed that splitting and simplification may make. Neither bounds what happens at every
    /// pixel: the one looks at the middles of sides, the other at means of squares. With these shares 99 of 100 pixels of
    /// networks' depth err by less than is allowed (measured on the photos of the fixtures).
    private static let splitShare = 0.5
    private static let collapseShare = 0.35

    /// Three pixels a triangle.
    func spin() -> (pixels: [UInt32], facts: MeshFacts) {
        var facts = MeshFacts()
        let simplifies = rules.maximumError > 0
        var grid = MeshGrid(width: width, height: height, maximumTriangles: simplifies ? .max : rules.maximumTriangles)
        while true {
            let surface = surface(grid)
            let errors = SplitErrors(surface, measure: measure)
            let isLast = grid.triangleCount <= rules.maximumTriangles
            facts.gridColumns = grid.columns.count
            facts.gridRows = grid.rows.count
            if let nodes = triangulate(surface, errors, isLast: isLast, facts: &facts) {
                return (nodes.map { pixel(of: $0, on: surface) }, facts)
            }
            grid = MeshGrid(
                width: width, height: height, maximumTriangles: max(rules.maximumTriangles, grid.triangleCount / 4))
        }
    }

    /// Three nodes a triangle; nil when there are too many.
    private func triangulate(
        _ surface: NodeSurface, _ errors: SplitErrors, isLast: Bool, facts: inout MeshFacts
    ) -> [UInt32]? {
        let (wanted, overflows) = rules.maximumTriangles.multipliedReportingOverflow(by: MeshSpinner.surplus)
        let limit = splitLimit(errors, budget: overflows ? .max : max(wanted, MeshSpinner.leastBudget))
        guard let limit = limit ?? (isLast ? SplitErrors.torn : nil) else { return nil }
        let split = MeshTiling(surface: surface, errors: errors, measure: measure, limit: limit)
            .triangles(maximumError: rules.maximumError * MeshSpinner.collapseShare, slant: slant(surface))
        facts.splitTriangles = split.splitTriangles
        facts.steepTriangles = split.dropped
        facts.errorPixels = max(rules.maximumError, SplitErrors.pixels(limit) / MeshSpinner.splitShare)
        guard split.nodes.count / 3 > rules.maximumTriangles else { return split.nodes }
        let (nodes, error) = reduce(split.nodes, on: surface)
        guard nodes.count / 3 <= rules.maximumTriangles else { return nil }
        facts.errorPixels += Double(error)
        return nodes
    }

    /// The least limit that is fine enough and leaves few enough triangles; nil when edges alone have too many.
    private func splitLimit(_ errors: SplitErrors, budget: Int) -> UInt8? {
        guard rules.maximumError > 0 else { return 0 }
        let finest = SplitErrors.limit(Float(rules.maximumError * MeshSpinner.splitShare))
        return (finest...SplitErrors.torn).first { errors.vertexCount(limit: $0) <= budget / 2 }
    }

    private func reduce(_ nodes: [UInt32], on surface: NodeSurface) -> (nodes: [UInt32], error: Float) {
        let numbering = LabelNumbering(nodes, bound: surface.columns * surface.rows)
        let vertices = numbering.labels
        let frame = SimplificationFrame(surface: surface, nodes: vertices, measure: measure)
        let simple = TriangleSimplifier.simplify(
            nodes.map { UInt32(truncatingIfNeeded: numbering.number(of: $0)) }, positions: frame.positions,
            maximumError: .greatestFiniteMagnitude.squareRoot(), triangles: rules.maximumTriangles)
        var repair = FoldRepair(simple.indices, positions: frame.positions)
        repair.run { _ in false }
        return (repair.indices.map { vertices[Int($0)] }, simple.error)
    }

    private func pixel(of node: UInt32, on surface: NodeSurface) -> UInt32 {
        let (x, y) = surface.position(column: Int(node) % surface.columns, row: Int(node) / surface.columns)
        return UInt32(truncatingIfNeeded: y * width + x)
    }
}
