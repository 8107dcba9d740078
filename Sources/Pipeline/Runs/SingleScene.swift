import Exporters
import Scene

/// One scene from the options, for commands that look at one photo and export nothing.
public enum SingleScene {
    /// Reads, estimates and calibrates.
    /// - Parameter photo: nil when there is only a depth file.
    public static func build(photo: String?, options: SceneOptions) async throws -> SceneBuilder.Result {
        let paths = [photo, options.depthFile.depth, options.model.modelFile, options.calibration.savedFile]
        guard paths.count(where: { $0 == "-" }) <= 1 else {
            throw ExportError(
                "standard input", "is named twice", mend: "give one of the inputs a file", exitStatus: .usage)
        }
        guard photo != nil || options.depthFile.depth != nil else {
            throw ExportError("", "no photo is named", mend: "name one, or give --depth FILE", exitStatus: .usage)
        }
        let builder = try SceneBuilder(options: options)
        return try builder.build(
            try builder.read(photoPath: photo), with: Estimation(options: options.model))
    }
}
