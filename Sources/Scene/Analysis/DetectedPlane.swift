/// A plane of a scene.
public struct DetectedPlane: Encodable, Sendable {
    public var kind: Kind
    /// Unit, on the camera's side: X right, Y down, Z forward.
    public var normal: [Double]
    /// Of the camera from the plane, in the scene's unit: for the ground, the camera's height.
    public var distance: Double
    /// Degrees between the normal and straight up in the picture: 0 is level, 90 upright.
    public var tilt: Double
    /// Of the picture, 0...1.
    public var share: Double
    /// Mean distance of its points from it along their rays, as a share of their distance.
    public var meanError: Double
    /// The middle of its part of the picture.
    public var centre: PixelPosition

    let equation: PlaneEquation

    public enum Kind: String, Codable, Sendable {
        /// The lowest of the level planes that hold enough of the picture.
        case ground
        /// Another level plane that is seen from above, such as a table.
        case level
        /// A level plane that is seen from below.
        case ceiling
        /// Upright.
        case wall
        case slope
    }

    private enum CodingKeys: String, CodingKey {
        case kind, normal, distance, tilt, share, meanError, centre
    }

    init(kind: Kind, equation: PlaneEquation, share: Double, meanError: Double, centre: PixelPosition) {
        self.kind = kind
        self.equation = equation
        let normal = equation.normal
        self.normal = [normal.x, normal.y, normal.z]
        distance = equation.distance
        tilt = degrees(between: normal, and: PlaneRoles.up)
        self.share = share
        self.meanError = meanError
        self.centre = centre
    }
}

/// Which plane of a scene is the ground, and what the others are beside it.
///
/// Up is up in the picture, within 45 degrees: a photo says nothing of gravity. Where there is a ground, its normal is up for the
/// others.
struct PlaneRoles {
    static let up = SIMD3<Double>(0, -1, 0)
    /// Degrees by which a plane may differ from level or upright and still count as such.
    private static let slack = 20.0
    private static let groundSlack = 45.0

    let kinds: [DetectedPlane.Kind]

    /// Of the share of the largest level plane that the ground holds at least: a lower sliver is none.
    private static let leastOfLargest = 0.3

    /// - Parameter planes: with their shares of the picture, the largest first.
    init(_ planes: [(equation: PlaneEquation, share: Double)]) {
        let level = planes.indices.filter {
            degrees(between: planes[$0].equation.normal, and: PlaneRoles.up) < PlaneRoles.groundSlack
        }
        // Of the level planes that are as level as the largest, the lowest.
        let alike = level.filter {
            degrees(between: planes[$0].equation.normal, and: planes[level[0]].equation.normal) < PlaneRoles.slack
                && planes[$0].share > PlaneRoles.leastOfLargest * planes[level[0]].share
        }
        let ground = alike.max { planes[$0].equation.distance < planes[$1].equation.distance }
        let up = ground.map { planes[$0].equation.normal } ?? PlaneRoles.up
        kinds = planes.indices.map { index in
            guard index != ground else { return .ground }
            let tilt = degrees(between: planes[index].equation.normal, and: up)
            if tilt < PlaneRoles.slack { return .level }
            if tilt > 180 - PlaneRoles.slack { return .ceiling }
            return abs(tilt - 90) < PlaneRoles.slack ? .wall : .slope
        }
    }
}
