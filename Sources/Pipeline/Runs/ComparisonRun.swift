import Exporters
import Files
import Raster
import Scene

/// Two depth files, read and compared.
public struct ComparisonRun: Sendable {
    public let comparison: DepthComparison
    /// Sentences that the user should read.
    public let notices: [String]
    /// The reference's size in pixels.
    public let width: Int
    public let height: Int
    /// Whether its distances are in metres.
    public let isMetric: Bool

    /// - Throws: when a file cannot be read, or the two have not the same shape, or nothing in common.
    public init(estimate: String, reference: String, options: ComparisonOptions) throws {
        guard estimate != "-" || reference != "-" else {
            throw ExportError(
                "standard input", "is named twice", mend: "give one of the inputs a file", exitStatus: .usage)
        }
        let first = try ComparisonRun.read(
            estimate, option: "estimate", meaning: options.estimateIs, scale: options.estimateScale, options)
        let second = try ComparisonRun.read(
            reference, option: "reference", meaning: options.referenceIs, scale: options.referenceScale, options)
        (width, height) = (second.depth.width, second.depth.height)
        var depth = first.depth
        var notices = first.notices + second.notices
        if depth.width != width || depth.height != height {
            try DepthShape.check(
                depth, named: first.name, against: (width, height), what: "the reference",
                mend: "give depth of the same photo")
            notices.append("\(first.name) is \(depth.width)x\(depth.height) and was resized to \(width)x\(height)")
            depth = depth.resized(width: width, height: height)
        }
        let isPlain = options.align == .none
        let compared = ComparedDepth(
            name: first.name, depth: depth, calibration: first.record?.calibration, asMetres: isPlain)
        let referred = ComparedDepth(
            name: second.name, depth: second.depth, calibration: second.record?.calibration, asMetres: true)
        isMetric = referred.isMetric
        comparison = try DepthComparison(
            of: compared, with: referred, alignment: options.align, range: options.range)
        self.notices = notices + comparison.notices
    }

    private static func read(
        _ path: String, option: String, meaning: DepthMeaning?, scale: Double?, _ options: ComparisonOptions
    ) throws -> DepthFile {
        let statement = DepthFile.Statement(meaning: meaning, scale: scale)
        do {
            return try DepthFile.read(try InputFile(path: path), stated: statement, limits: options.photo.limits)
        } catch let error as SceneError where error.exitStatus == .usage {
            // The same words, with this command's options.
            throw SceneError(
                error.subject, error.cause,
                mend: "add --\(option)-is inverse (larger is nearer), depth (larger is farther) or metres",
                exitStatus: .usage)
        }
    }
}
