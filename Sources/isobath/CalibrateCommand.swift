import ArgumentParser
import Files
import Foundation
import Pipeline
import Scene

/// `isobath calibrate`: what is known of a camera, kept for many photos.
struct CalibrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Fit camera and scale to one photo, say how well they fit, and keep them for others.",
        discussion: """
            The file serves photos of the same camera in the same place with --calibration FILE: any size of the same \
            shape. Known points are fitted anew in each photo, since a network's depth has another scale in each.
            Example: isobath calibrate hall.jpg --fov 72 --known 812,440=2.4 --known 100,1200=6.1 -o hall.json
            """)

    @Argument(help: ArgumentHelp("The photo; - is standard input.", valueName: "photo"), completion: .file())
    var photo: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The file to write, - for standard output. (default: none; the fit is only shown)", valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(help: "Print the fit as JSON.")
    var json = false

    @OptionGroup var scene: SceneOptions

    func validate() throws {
        if json, output == "-" { throw ValidationError("--json and -o - both want standard output.") }
    }

    func run() async throws {
        let result = try await SingleScene.build(photo: photo, options: scene)
        for notice in result.notices { Console.error("warning: \(notice)") }
        let saved = try output.map { _ in try SavedCalibration(of: result.scene) }
        if json {
            try JSONResult.write(SceneFacts(result.scene))
        } else if output != "-" {
            for line in [result.scene.name] + SceneSummary.lines(result.scene).map({ "  " + $0 })
                + SceneSummary.points(result.scene.calibration)
            {
                try StandardStreams.result(line)
            }
        }
        if let output, let saved { try write(saved, to: output) }
    }

    private func write(_ saved: SavedCalibration, to output: String) throws {
        let files = [photo, scene.depthFile.depth, scene.model.modelFile, scene.calibration.savedFile]
        let inputs = files.compactMap { $0 }
        if let identity = FileIdentity(output), inputs.contains(where: { FileIdentity($0) == identity }) {
            throw FileError(output, "is an input", mend: "give the output another name", exitStatus: .usage)
        }
        let file = try OutputFile(OutputTarget(argument: output))
        try file.write(Array(saved.json()))
        let bytes = try file.commit()
        if output != "-", !json { try StandardStreams.result("\(output)  \(ByteCount.text(bytes))") }
    }
}
