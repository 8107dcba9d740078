import ArgumentParser
import Files
import Raster
import Scene

/// How relative depth becomes distance.
public struct CalibrationOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "Distance of the nearest surface in metres. (default: without --far the nearest surface is the unit.) With --known or metric depth: nothing is nearer.",
            valueName: "metres"))
    public var near: Double?

    @Option(
        help: ArgumentHelp(
            "Distance of the farthest surface in metres. (default: near times the depth map's greatest over its least value, at most 10.) With --known or metric depth: nothing is farther.",
            valueName: "metres"))
    public var far: Double?

    @Option(
        help: ArgumentHelp(
            "A pixel of the upright photo whose distance along the optical axis is known; give two or more, at different distances. From four on, one that contradicts the others is left out, and named.",
            valueName: "x,y=metres"))
    public var known: [KnownPoint] = []

    @Option(
        help:
            "What becomes of pixels nearer than near or farther than far: they are moved there (clamp), or left out (drop). (default: as the depth file says, else clamp)"
    )
    public var outside: Calibration.OutsidePolicy?

    @Option(
        name: .customLong("calibration"),
        help: ArgumentHelp(
            "A calibration that isobath calibrate saved: its camera, and its distances, known points being fitted anew to each photo's relative depth.",
            valueName: "file"),
        completion: .file(extensions: ["json"]))
    public var savedFile: String?

    public init() {}

    public func validate() throws {
        for (name, value) in [("--near", near), ("--far", far)] {
            if let value, !(value > 0 && value.isFinite) {
                throw ValidationError("\(name) needs a distance above 0 metres.")
            }
        }
        if let near, let far, near >= far { throw ValidationError("--near must be nearer than --far.") }
        if known.count == 1, savedFile == nil {
            throw ValidationError("--known needs two points or more; add another X,Y=METRES.")
        }
    }

    /// The saved calibration that the options name.
    func saved() throws -> SavedCalibration? {
        guard let savedFile else { return nil }
        let file = try InputFile(path: savedFile)
        let saved = try SavedCalibration(file)
        guard saved.scale == nil || known.isEmpty else {
            throw SceneError(
                "--known", "says what \(file.name) says too", mend: "leave one of them out", exitStatus: .usage)
        }
        return saved
    }

    /// The calibration of a depth map of the scene's size, by a saved one or else by the other options.
    /// - Parameter recorded: what the depth file says of itself, if anything.
    /// - Returns: also sentences that the user should read.
    func calibration(
        of depth: DepthMap, subject: String, origin: DepthOrigin, recorded: Calibration?, saved: SavedCalibration?
    ) throws(SceneError) -> (calibration: Calibration, notices: [String]) {
        if let saved,
            let (calibration, notices) = try saved.calibration(
                of: depth, subject: savedFile ?? "", origin: origin, near: near, far: far, outside: outside)
        {
            return (calibration, notices + CalibrationOptions.notices(on: calibration, of: depth))
        }
        let calibration = try calibration(of: depth, subject: subject, recorded: recorded)
        return (calibration, CalibrationOptions.notices(on: calibration, of: depth))
    }

    /// What the user should know about a fit to known points.
    private static func notices(on calibration: Calibration, of depth: DepthMap) -> [String] {
        guard calibration.points != nil else { return [] }
        let share = calibration.shareBeyondInfinity(of: depth)
        guard share >= doubtfulShare else { return calibration.notices }
        return calibration.notices + [
            "the known points put \(Int((share * 100).rounded())) % of the picture at infinity or beyond; choose points farther apart in depth, or check them"
        ]
    }

    /// Sky reaches infinity in many photos, and is left out before; a tenth of the surfaces there is a poor fit.
    private static let doubtfulShare = 0.1

    /// The calibration of a depth map of the scene's size.
    /// - Parameter recorded: what the depth file says of itself, if anything.
    func calibration(of depth: DepthMap, subject: String, recorded: Calibration?) throws(SceneError) -> Calibration {
        let outside = outside ?? recorded?.outside ?? .clamp
        guard depth.meaning != .metres else {
            guard known.isEmpty else {
                throw SceneError(
                    "--known", "\(subject) is in metres already", mend: "leave --known out", exitStatus: .usage)
            }
            let near = near ?? recorded?.near
            let far = far ?? recorded?.far
            if let near, let far { try Calibration.check(near: near, far: far, subject: subject) }
            return Calibration(
                isInverse: false, a: 1, b: 0, near: near, far: far, outside: outside, unit: .metres, source: .metric)
        }
        if !known.isEmpty {
            return try Calibration(
                of: depth, subject: subject, knownPoints: known, near: near, far: far, outside: outside)
        }
        guard var recorded, recorded.isInverse == (depth.meaning == .inverse) else {
            return try Calibration(of: depth, subject: subject, near: near, far: far, outside: outside)
        }
        guard near == nil, far == nil else {
            // The limit that is not stated anew stays where the file has it, if that is in metres.
            let kept = recorded.unit == .metres ? recorded : nil
            return try Calibration(
                of: depth, subject: subject, near: near ?? kept?.near, far: far ?? kept?.far, outside: outside)
        }
        recorded.source = .depthFile
        recorded.outside = outside
        return recorded
    }
}

extension Calibration.OutsidePolicy: ExpressibleByArgument {}

extension KnownPoint: ExpressibleByArgument {
    /// `X,Y=METRES`, the distance with or without a unit sign: `812,440=2.4` or `812,440=2.4m`.
    public init?(argument: String) {
        let sides = argument.split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2 else { return nil }
        let pixel = sides[0].split(separator: ",", omittingEmptySubsequences: false)
        let number = sides[1].hasSuffix("m") ? sides[1].dropLast() : sides[1]
        guard pixel.count == 2, let x = Int(pixel[0]), let y = Int(pixel[1]), let metres = Double(number) else {
            return nil
        }
        self.init(x: x, y: y, metres: metres)
    }
}
