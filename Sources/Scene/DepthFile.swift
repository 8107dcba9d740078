import Files
import ImageFiles
import Raster

/// A depth map from a file, with what the file says about itself when isobath wrote it.
public struct DepthFile: Sendable {
    public var name: String
    public var depth: DepthMap
    /// Missing for a foreign file.
    public var record: DepthRecord?
    /// Sentences that the user should read.
    public var notices: [String]

    /// What the user states about a depth file.
    public struct Statement: Sendable {
        /// What the numbers mean; needed for a foreign file.
        public var meaning: DepthMeaning?
        /// Depth value of one unit of the stored numbers (0.001 for millimetres).
        public var scale: Double?
        /// The stored number that marks a pixel without depth. For metres and for depth every number that is not
        /// above 0 does, unless stated.
        public var noData: Double?

        public init(meaning: DepthMeaning? = nil, scale: Double? = nil, noData: Double? = nil) {
            self.meaning = meaning
            self.scale = scale
            self.noData = noData
        }
    }

    /// Reads 8/16-bit PNG, integer or float TIFF, PFM, NPY, OpenEXR.
    public static func read(_ file: InputFile, stated: Statement, limits: DecodeLimits) throws -> DepthFile {
        let samples = try SampleFile.read(file, limits: limits)
        let texts = [DepthRecord.keyword, "ImageDescription"].compactMap { samples.texts[$0] }
        if let record = texts.lazy.compactMap({ DepthRecord(json: $0) }).first, let encoding = record.encoding {
            return own(file.name, samples, record, encoding, stated)
        }
        return try foreign(file.name, samples, stated)
    }

    private static func own(
        _ name: String, _ samples: SampleImage, _ record: DepthRecord, _ encoding: DepthRecord.Encoding,
        _ stated: Statement
    ) -> DepthFile {
        let noData = encoding.noData.map(Float.init) ?? .nan
        let values = samples.values.map { sample -> Float in
            let value = Float(encoding.scale * Double(sample) + encoding.offset)
            return sample == noData || !value.isFinite ? .nan : value
        }
        var notices: [String] = []
        if let meaning = stated.meaning, meaning != record.meaning {
            notices.append(
                "\(name) says that it holds \(record.meaning.rawValue); that it was stated to hold \(meaning.rawValue) is not used"
            )
        }
        if stated.scale != nil || stated.noData != nil {
            notices.append("\(name) states its own scale; what was stated of its numbers is not used")
        }
        return DepthFile(
            name: name, depth: DepthMap(values: values, meaning: record.meaning), record: record, notices: notices)
    }

    private static func foreign(_ name: String, _ samples: SampleImage, _ stated: Statement) throws(SceneError)
        -> DepthFile
    {
        guard let meaning = stated.meaning else {
            if samples.texts.values.contains(where: { $0.contains("\"isobath\":1") }) {
                throw SceneError(
                    name, "holds a damaged record of its depth",
                    mend: "state what it holds with --depth-is and --depth-scale")
            }
            throw SceneError(
                name, "does not say what its numbers mean",
                mend: "add --depth-is inverse (larger is nearer), depth (larger is farther) or metres",
                exitStatus: .usage)
        }
        let scale = Float(stated.scale ?? 1)
        let noData = Float(stated.noData ?? .nan)
        // Sensors write 0 where they saw nothing, and nothing can be at distance 0.
        let needsPositive = meaning != .inverse && stated.noData == nil
        let values = samples.values.map { sample -> Float in
            guard sample != noData, !needsPositive || sample > 0 else { return .nan }
            let value = sample * scale
            return value.isFinite ? value : .nan
        }
        var notices: [String] = []
        if meaning == .metres, samples.isInteger, stated.scale == nil {
            notices.append(
                "\(name) holds whole metres as stated; if its unit is the millimetre, add --depth-scale 0.001")
        }
        let depth = DepthMap(values: values, meaning: meaning)
        if let doubt = PolarityCheck.doubt(about: depth) { notices.append("\(name) \(doubt)") }
        return DepthFile(name: name, depth: depth, record: nil, notices: notices)
    }
}
