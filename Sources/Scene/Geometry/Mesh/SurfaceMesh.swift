import Raster

/// A triangle mesh of the surfaces that a depth map shows, torn at their occlusion edges.
///
/// Its vertices are pixels of the depth map itself, not means of several, so they lie on the surface and never between
/// two; only where a pin-hole was closed is a vertex what lies between the hole's ends. Triangles are large where the surface is
/// flat and as small as pixels where it ends.
public struct SurfaceMesh: Sendable {
    /// For each vertex its pixel (y * width + x).
    public let vertexPixels: [UInt32]
    /// Three vertices a triangle, counter-clockwise as the camera sees them.
    public let indices: [UInt32]
    /// Why there are not more triangles, and what they cost.
    public let facts: MeshFacts

    public var vertexCount: Int { vertexPixels.count }
    public var triangleCount: Int { indices.count / 3 }

    /// - Parameters:
    ///   - distance: NaN where there is none; see ``SurfaceRepair``.
    ///   - camera: of the same size.
    public init(distance: Plane<Float>, camera: Camera, rules: MeshRules) {
        let spinner = MeshSpinner(
            width: distance.width, height: distance.height, rules: rules,
            measure: ErrorMeasure(focal: (camera.fx + camera.fy) / 2)
        ) { grid in
            NodeSurface(of: distance, isDistance: true, grid: grid, edges: rules.edges)
        } slant: { surface in
            SlantLimit(degrees: rules.steepestSlant, surface: surface, camera: camera)
        }
        let (pixels, facts) = spinner.spin()
        (vertexPixels, indices) = VertexOrder.arranged(pixels, bound: distance.count)
        self.facts = facts
    }

    /// The mesh of a surface given by its heights over a plane, whole and without edges.
    /// - Parameters:
    ///   - heights: above 0, none missing.
    ///   - maximumError: in columns of the grid, sideways and in height; 0 for a mesh that is not simplified.
    ///   - pixelsPerUnit: columns of the grid for one unit of height.
    public init(heights: Plane<Float>, maximumTriangles: Int, maximumError: Double, pixelsPerUnit: Double) {
        let edges = EdgeRule(threshold: 0, width: heights.width, height: heights.height)
        let rules = MeshRules(edges: edges, maximumTriangles: maximumTriangles, maximumError: maximumError)
        let spinner = MeshSpinner(
            width: heights.width, height: heights.height, rules: rules,
            measure: ErrorMeasure(pixelsPerUnit: pixelsPerUnit)
        ) { grid in
            NodeSurface(of: heights, isDistance: false, grid: grid, edges: edges)
        } slant: { _ in
            nil
        }
        let (pixels, facts) = spinner.spin()
        (vertexPixels, indices) = VertexOrder.arranged(pixels, bound: heights.count)
        self.facts = facts
    }
}

/// How a mesh came about.
public struct MeshFacts: Sendable, Equatable {
    /// Nodes that the vertices were chosen from.
    public var gridColumns = 0
    public var gridRows = 0
    /// Triangles before meshoptimizer simplified them.
    public var splitTriangles = 0
    /// Triangles left out because of ``MeshRules/steepestSlant``.
    public var steepTriangles = 0
    /// The greatest error that was allowed, in pixels: ``MeshRules/maximumError``, or more where
    /// ``MeshRules/maximumTriangles`` asked for it.
    public var errorPixels = 0.0
}
