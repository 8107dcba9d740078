/// A part of the picture in which things came nearer, or went away, since the baseline.
public struct ChangedRegion: Encodable, Sendable, Equatable {
    public var kind: Kind
    /// Of the picture, 0...1.
    public var share: Double
    /// Pixel columns and rows from x and y up to, not including, x + width and y + height.
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int
    /// The middle of its pixels.
    public var centre: PixelPosition
    /// Median distances in the scene's unit.
    public var distanceBefore: Double
    public var distanceAfter: Double
    /// The height above the ground that 95 % of it stays below: before for what went, after for what came; in the scene's
    /// unit; nil without a ground.
    public var top: Double?
    /// How wide it is in space, 5 % at each side left out.
    public var breadth: Double

    public enum Kind: String, Codable, Sendable {
        /// Something came, or came nearer.
        case nearer
        /// Something went, or went farther away.
        case farther
    }

    var isNearer: Bool { kind == .nearer }
}

/// Something that stood high and now lies low beside where it stood.
public struct Drop: Encodable, Sendable, Equatable {
    /// Numbers of regions: where it stood (farther), where it is now (nearer).
    public var from: Int
    public var to: Int
    /// Heights above the ground in the scene's unit.
    public var topBefore: Double
    public var topAfter: Double
    /// ``topAfter`` as a share of ``topBefore``: needs no scale.
    public var ratio: Double
}
