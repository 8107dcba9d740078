import Files
import ImageFiles
import Raster
import Scene

/// Writes a scene's depth as numbers in a TIFF file that says in itself what they mean.
public enum TIFFExporter: Exporter {
    public static let name = "tiff"
    public static let abstract = "The depth itself as a 16-bit or floating-point TIFF that says what its numbers mean."
    public static let fileTypes: [FileType] = [.tiff]

    public static func export(
        _ scene: Scene, options: TIFFOptions, to destination: Destination
    ) throws -> ExportReport {
        let isMetric = options.millimetres || options.samples.quantity == .metres
        guard !isMetric || scene.calibration.unit == .metres else {
            throw ExportError(
                scene.name, "has no distances in metres", mend: "state --near and --far, or --known points",
                exitStatus: .usage)
        }
        let values = isMetric ? scene.distance : scene.depth.values
        guard let range = values.finiteRange() else {
            throw ExportError(
                scene.name, "holds no depth at all (every pixel is empty)", mend: "give another depth map")
        }
        let file = try destination.open()
        var report = ExportReport(files: [])
        let samples = try write(values, range: range, scene: scene, isMetric: isMetric, options: options, to: file)
        report.files = [try .init(committing: file, mediaType: FileType.tiff.mediaType)]
        report.facts = [
            "sampleType": .text(samples.type), "scale": .number(samples.encoding.scale),
            "offset": .number(samples.encoding.offset), "compression": .text(options.compression.rawValue),
            "meaning": .text((isMetric ? DepthMeaning.metres : scene.depth.meaning).rawValue),
            "withoutDepth": .integer(samples.withoutDepth),
        ]
        if let noData = samples.encoding.noData { report.facts["noData"] = .number(noData) }
        if range.lowerBound == range.upperBound {
            report.warnings.append("the depth is the same everywhere, so all samples are")
        }
        if samples.outOfRange > 0 {
            report.warnings.append(
                "\(samples.outOfRange) pixels lie farther than the 65.535 m that 16 bits of millimetres hold; they are stored without depth (--as metres holds them)"
            )
        }
        return report
    }

    /// Writes the samples. Returns what they are, without the samples.
    private static func write(
        _ values: Plane<Float>, range: ClosedRange<Float>, scene: Scene, isMetric: Bool, options: TIFFOptions,
        to file: OutputFile
    ) throws -> SampleFacts {
        if options.float {
            let facts = SampleFacts(
                type: "float32", encoding: .init(scale: 1, offset: 0), withoutDepth: values.countWithoutDepth())
            var settings = settings(of: scene, encoding: facts.encoding, isMetric: isMetric, options: options)
            if facts.withoutDepth > 0 { settings.band?.noData = .nan }
            try TIFFWriter.write(values, settings: settings, to: file)
            return facts
        }
        let depth =
            options.millimetres ? DepthSamples(millimetresOf: values) : DepthSamples(fullRangeOf: values, range: range)
        let settings = settings(of: scene, encoding: depth.encoding, isMetric: isMetric, options: options)
        try TIFFWriter.write(depth.samples, settings: settings, to: file)
        return SampleFacts(
            type: "uint16", encoding: depth.encoding, withoutDepth: depth.withoutDepth, outOfRange: depth.outOfRange)
    }

    private struct SampleFacts {
        var type: String
        var encoding: DepthRecord.Encoding
        var withoutDepth: Int
        var outOfRange = 0
    }

    private static func settings(
        of scene: Scene, encoding: DepthRecord.Encoding, isMetric: Bool, options: TIFFOptions
    ) -> TIFFWriterSettings {
        let record =
            isMetric
            ? DepthRecord.metric(of: scene, encoding: encoding)
            : DepthRecord(scene: scene, encoding: encoding)
        return TIFFWriterSettings(
            compression: options.compression, description: record.json, software: Software.nameAndVersion,
            resolution: scene.photo?.metadata.resolution,
            band: GDALBand(
                description: record.meaning.bandDescription, scale: encoding.scale, offset: encoding.offset,
                unit: record.meaning == .metres ? "m" : nil, noData: encoding.noData))
    }
}

extension DepthMeaning {
    /// What a viewer of TIFF files shows as the name of the channel.
    fileprivate var bandDescription: String {
        switch self {
        case .inverse: "relative inverse depth, larger is nearer"
        case .depth: "relative depth, smaller is nearer"
        case .metres: "depth along the optical axis"
        }
    }
}
