import Exporters
import Files
import Foundation
import ImageFiles
import Scene

/// What a photo, a depth file or an export holds, as `isobath info` tells it.
public struct FileDescription: Encodable, Sendable {
    public var path: String
    public var bytes: Int
    /// "JPEG photo", "16-bit PNG", "PLY" ...
    public var kind: String
    /// Properties by name, in the order to show them.
    public var facts: [Fact]
    /// What the file says about the depth in it, when isobath wrote it.
    public var record: DepthRecord?

    public struct Fact: Encodable, Sendable {
        public var name: String
        public var value: String
    }

    /// Looks into a file.
    /// - Throws: a ``Fault`` when it cannot be read or is of no known kind.
    public init(path: String) throws {
        let file = try InputFile(path: path)
        self.init(path: file.name, bytes: file.bytes.count, kind: "", facts: [])
        do {
            try describe(PhotoFile.inspect(file))
        } catch let picture {
            try describeOther(file, unlessPicture: picture)
        }
        if let record { facts += FileDescription.facts(of: record) }
    }

    private init(path: String, bytes: Int, kind: String, facts: [Fact]) {
        self.path = path
        self.bytes = bytes
        self.kind = kind
        self.facts = facts
    }

    private mutating func add(_ name: String, _ value: String?) {
        if let value { facts.append(Fact(name: name, value: value)) }
    }

    /// An export that holds its record as text, or a file of depth samples.
    /// - Parameter picture: why it is no picture; thrown when it is nothing else either.
    private mutating func describeOther(_ file: InputFile, unlessPicture picture: ImageFileError) throws {
        if let record = DepthRecord(in: file) {
            let ending = (path as NSString).pathExtension
            kind = ending.isEmpty ? "export" : ending.uppercased() + " export"
            self.record = record
            let contents = ExporterRegistry.all.lazy.compactMap { $0.contents(of: file) }.first
            for (name, value) in contents ?? [:] { add(name, value.description) }
        } else if let samples = try? SampleFile.read(file, limits: DecodeLimits()) {
            describe(samples)
        } else if let contents = ExporterRegistry.all.lazy.compactMap({ $0.contents(of: file) }).first {
            kind = (path as NSString).pathExtension.uppercased() + " export"
            for (name, value) in contents { add(name, value.description) }
        } else if SavedCalibration.isOne(file) {
            // Read whole, so that what is wrong with it is said.
            describe(try SavedCalibration(file))
        } else {
            throw picture
        }
    }

    private mutating func describe(_ calibration: SavedCalibration) {
        kind = "saved calibration"
        add("written by", calibration.software)
        add("pictures", "\(calibration.width) x \(calibration.height) pixels")
        add(
            "camera",
            calibration.camera.map {
                "fx \($0.fx.formatted()), fy \($0.fy.formatted()), centre \($0.cx.formatted()), \($0.cy.formatted()) pixels"
            } ?? "not known")
        guard let scale = calibration.scale else { return add("scale", "not known") }
        add(
            "scale",
            "\(scale.meaning == .inverse ? "1 / Z" : "Z") = \(scale.a) * \(scale.meaning.rawValue) + \(scale.b), in metres"
        )
        add("model", scale.model)
        add("near", scale.near.map { "\($0.formatted()) m" })
        add("far", scale.far.map { "\($0.formatted()) m" })
        let known = (scale.known ?? []).map { "\($0.x),\($0.y)=\($0.metres.formatted())" }
        add("known points", known.isEmpty ? nil : known.joined(separator: " "))
    }

    private mutating func describe(_ metadata: PhotoMetadata) {
        kind = "\(metadata.format) picture"
        let isTurned = metadata.orientation >= 5
        let (width, height) = (metadata.storedWidth, metadata.storedHeight)
        add("size", isTurned ? "\(height) x \(width) pixels" : "\(width) x \(height) pixels")
        add("channels", "\(metadata.channels) of \(metadata.bitDepth) bits")
        add(
            "orientation",
            metadata.orientation == 1
                ? nil : "\(metadata.orientation) (stored \(width) x \(height); applied on reading)")
        add("focal length", metadata.focalLength35mm.map { "\($0.formatted()) mm (35 mm equivalent)" })
        add("focal length", metadata.focalLengthPixels.map { "\(Int($0.rounded())) pixels" })
        add("resolution", metadata.resolution.map { "\($0.x.formatted()) x \($0.y.formatted()) pixels an inch" })
        add("colour profile", metadata.colorProfile.map { "\($0.count) bytes" })
        record =
            [DepthRecord.keyword, "ImageDescription"].lazy
            .compactMap { metadata.texts[$0] }.compactMap { DepthRecord(json: $0) }.first
    }

    private mutating func describe(_ samples: SampleImage) {
        kind = "\(samples.format) samples"
        add("size", "\(samples.values.width) x \(samples.values.height) pixels")
        add("samples", samples.sampleType)
        let range = samples.values.finiteRange()
        add("range", range.map { "\($0.lowerBound) ... \($0.upperBound)" } ?? "no number at all")
        add("meaning", "not stated; say it with --depth-is")
    }

    private static func facts(of record: DepthRecord) -> [Fact] {
        let calibration = record.calibration
        let unit = record.unit == .metres ? "m" : "(nearest surface = 1)"
        var facts = [
            Fact(name: "written by", value: record.software),
            Fact(name: "holds", value: record.meaning.rawValue + ", nearer is " + record.nearIs),
            Fact(
                name: "camera",
                value:
                    "fx \(record.camera.fx.formatted()), fy \(record.camera.fy.formatted()), centre "
                    + "\(record.camera.cx.formatted()), \(record.camera.cy.formatted()) pixels (\(record.camera.source.rawValue))"
            ),
        ]
        if let near = calibration.near, let far = calibration.far {
            facts.append(
                Fact(
                    name: "distance",
                    value: "\(near.formatted()) ... \(far.formatted()) \(unit) (\(calibration.source.rawValue))"))
        }
        if let encoding = record.encoding {
            facts.append(
                Fact(
                    name: "depth",
                    value: "\(encoding.scale) * stored + \(encoding.offset)"
                        + (encoding.noData.map { ", \($0.formatted()) = none" } ?? "")))
        }
        if let model = record.origin.model { facts.append(Fact(name: "model", value: model)) }
        if let file = record.origin.file { facts.append(Fact(name: "depth file", value: file)) }
        return facts
    }
}
