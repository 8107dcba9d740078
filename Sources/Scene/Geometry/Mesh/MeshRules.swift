/// What a mesh has to keep to.
public struct MeshRules: Sendable, Equatable {
    /// Where surfaces end.
    public var edges: EdgeRule
    /// The most triangles, 2 or more.
    public var maximumTriangles: Int
    /// How far the mesh may stray, in pixels of the picture: outlines sideways in the picture, and surfaces in depth by what
    /// moves a point so far when it is looked at from ``MeshRules/sideView`` of its distance to the side. 0 for a
    /// mesh that is not simplified.
    public var maximumError: Double
    /// Pieces of surface that show fewer pixels than this are left out.
    public var smallestPiece: Int
    /// Holes of at most so many pixels whose rim is one surface are closed.
    public var largestHole: Int
    /// Triangles that the camera sees at more than this angle, in degrees between the line of sight and the normal, are
    /// left out; 90 for none.
    public var steepestSlant: Double

    /// How far to the side a viewer is thought to stand, as a share of the distance: 14 degrees. An error of one pixel in
    /// depth is then four times that in a picture from the side at 45 degrees, where its own pixels are.
    public static let sideView = 0.25

    public init(
        edges: EdgeRule, maximumTriangles: Int = .max, maximumError: Double = 0, smallestPiece: Int = 0,
        largestHole: Int = 0, steepestSlant: Double = 90
    ) {
        self.edges = edges
        self.maximumTriangles = maximumTriangles
        self.maximumError = maximumError
        self.smallestPiece = smallestPiece
        self.largestHole = largestHole
        self.steepestSlant = steepestSlant
    }

    /// What meshes keep to when nothing else is asked for.
    ///
    /// Shares are of the picture's pixels: 0.0001 is a square of a hundredth of either side, 35 x 35 pixels of a photo of 12
    /// megapixels.
    public static let standardError = 1.0
    public static let standardTriangles = 500_000
    public static let standardPiece = 0.0001
    public static let standardHole = 0.0001
    public static let standardSlant = 89.0

    /// Those rules for a picture of this size.
    public static func standard(width: Int, height: Int) -> MeshRules {
        let pixels = Double(width * height)
        return MeshRules(
            edges: EdgeRule(threshold: OcclusionEdges.defaultThreshold, width: width, height: height),
            maximumTriangles: standardTriangles, maximumError: standardError,
            smallestPiece: Int((standardPiece * pixels).rounded()),
            largestHole: Int((standardHole * pixels).rounded()), steepestSlant: standardSlant)
    }
}
