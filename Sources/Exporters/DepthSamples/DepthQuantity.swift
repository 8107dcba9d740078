import ArgumentParser
import Raster
import Scene

/// Which numbers a file of depth samples holds.
enum DepthQuantity: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// The depth map's own values.
    case given
    /// The calibrated distance along the optical axis.
    case metres
}

/// The depth of a scene as 32-bit floats, NaN where there is none, and what says so in the file.
struct FloatDepth {
    let values: Plane<Float>
    let record: DepthRecord
    let facts: [String: ExportReport.Fact]
    let warnings: [String]

    /// - Throws: ``ExportError`` when the scene has no metres that are asked for, or no depth.
    init(of scene: Scene, quantity: DepthQuantity) throws(ExportError) {
        guard quantity == .given || scene.calibration.unit == .metres else {
            throw ExportError(
                scene.name, "has no distances in metres", mend: "state --near and --far, or --known points",
                exitStatus: .usage)
        }
        values = quantity == .metres ? scene.distance : scene.depth.values
        guard let range = values.finiteRange() else {
            throw ExportError(
                scene.name, "holds no depth at all (every pixel is empty)", mend: "give another depth map")
        }
        let encoding = DepthRecord.Encoding(scale: 1, offset: 0)
        record =
            quantity == .metres
            ? .metric(of: scene, encoding: encoding) : DepthRecord(scene: scene, encoding: encoding)
        facts = [
            "sampleType": .text("float32"), "meaning": .text(record.meaning.rawValue),
            "withoutDepth": .integer(values.countWithoutDepth()),
            "range": .numbers([Double(range.lowerBound), Double(range.upperBound)]),
        ]
        warnings =
            range.lowerBound == range.upperBound ? ["the depth is the same everywhere, so all samples are"] : []
    }
}
