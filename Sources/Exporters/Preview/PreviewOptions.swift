import ArgumentParser
import Raster
import Scene

/// The options of ``PreviewExporter``.
public struct PreviewOptions: ParsableArguments, Sendable {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("What to draw: mesh, surfaces torn at their edges, or cloud, points.", valueName: "form"))
    var form: PreviewForm = .mesh

    @Option(
        help: ArgumentHelp(
            "The colours: photo, clay (grey under a lamp), or depth (viridis under a lamp). (default: photo, or clay without one)",
            valueName: "name"))
    var paint: SurfacePaint?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Degrees that the camera goes round to the right; negative: to the left.", valueName: "degrees"))
    var yaw = PreviewOptions.standardYaw

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Degrees that the camera goes up; negative: down.", valueName: "degrees"))
    var pitch = PreviewOptions.standardPitch

    @Option(help: ArgumentHelp("How many times as large as in the photo.", valueName: "factor"))
    var zoom = 0.85

    @Option(
        help: ArgumentHelp(
            "The distance that the camera goes round, in metres or, uncalibrated, in nearest distances. (default: that which half of the points are nearer than)",
            valueName: "distance"))
    var pivot: Double?

    @Option(
        help: ArgumentHelp(
            "The picture's width in pixels. (default: the longer side has 1200, animated 480)", valueName: "pixels"))
    var width: Int?

    @Option(help: ArgumentHelp("The side of a point of --as cloud, in pixels. (default: 1.5)", valueName: "pixels"))
    var pointSize: Double?

    @Option(help: ArgumentHelp("The colour of what nothing covers, #RRGGBB or a name.", valueName: "color"))
    var background = ColorArgument(RGB8(0x1E1F24))

    @Option(
        help: ArgumentHelp(
            "Pictures of a short orbit: with more than 1, an animated PNG that runs for ever.", valueName: "count"))
    var frames = 1

    @Option(
        help: ArgumentHelp(
            "How far the orbit goes to each side of yaw, in degrees, and a third as far up and down. (default: 18)",
            valueName: "degrees"))
    var swing: Double?

    @Option(help: ArgumentHelp("Frames a second of the orbit. (default: 15)", valueName: "number"))
    var fps: Int?

    @OptionGroup var edges: EdgeOptions

    static let standardYaw = 15.0
    static let standardPitch = 8.0
    /// Of the longer side, in pixels, when no width is stated.
    static let side = 1200
    /// As ``side``, of an orbit.
    static let animatedSide = 480
    /// Of one frame. The grid and the z-buffers take some 300 bytes for each: 5 GB at most.
    static let maximumPixels = 16_000_000

    public init() {}

    public func validate() throws {
        func check(_ isRight: Bool, _ message: String) throws { if !isRight { throw ValidationError(message) } }
        try check(abs(yaw) <= 180, "--yaw \(yaw) is not between -180 and 180 degrees")
        try check(abs(pitch) <= 89, "--pitch \(pitch) is not between -89 and 89 degrees")
        try check((0.01...100).contains(zoom), "--zoom \(zoom) is not between 0.01 and 100")
        try check(pivot.map { (1e-6...1e9).contains($0) } ?? true, "--pivot is not between 0.000001 and 1000000000")
        try check(width.map { (16...16384).contains($0) } ?? true, "--width is not between 16 and 16384 pixels")
        try check(
            pointSize.map { (0.5...100).contains($0) } ?? true, "--point-size is not between 0.5 and 100 pixels")
        try check((1...600).contains(frames), "--frames \(frames) is not between 1 and 600")
        try check(swing.map { $0 > 0 && $0 <= 90 } ?? true, "--swing is not between 0 and 90 degrees")
        try check(fps.map { (1...60).contains($0) } ?? true, "--fps is not between 1 and 60")
        try check(form == .cloud || pointSize == nil, "--point-size has no meaning without --as cloud")
        try check(
            frames > 1 || (swing == nil && fps == nil),
            "--swing and --fps have no meaning without --frames of 2 or more")
    }
}

/// What ``PreviewExporter`` draws.
enum PreviewForm: String, ExpressibleByArgument, CaseIterable, Sendable {
    case mesh
    case cloud
}
