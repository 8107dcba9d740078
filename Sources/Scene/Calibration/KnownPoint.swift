/// A pixel of the photo whose distance the user knows.
public struct KnownPoint: Codable, Sendable, Equatable {
    /// Pixel column and row, from 0, of the upright photo.
    public var x: Int
    public var y: Int
    /// Distance along the optical axis.
    public var metres: Double

    public init(x: Int, y: Int, metres: Double) {
        self.x = x
        self.y = y
        self.metres = metres
    }
}

/// A known point and how well a calibration meets it.
public struct FittedPoint: Codable, Sendable, Equatable {
    public var x: Int
    public var y: Int
    /// As stated.
    public var metres: Double
    /// Fitted minus stated distance, in metres; nil where the fit puts the pixel at infinity or beyond.
    public var residual: Double?
    /// Whether the point contradicts the others so clearly that the fit leaves it out.
    public var isOutlier: Bool

    public init(x: Int, y: Int, metres: Double, residual: Double?, isOutlier: Bool) {
        self.x = x
        self.y = y
        self.metres = metres
        self.residual = residual
        self.isOutlier = isOutlier
    }

    /// The fitted distance in metres.
    public var fitted: Double? { residual.map { metres + $0 } }

    public var known: KnownPoint { KnownPoint(x: x, y: y, metres: metres) }
}
