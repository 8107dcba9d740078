import Exporters
import Files
import Foundation
import ImageFiles
import Scene

/// A program `isobath-export-NAME` on the PATH that serves as an exporter.
///
/// It is called as `isobath-export-NAME FOLDER OUTPUT [OPTION ...]`. FOLDER holds `scene.json` (the scene's
/// ``SceneFacts``), `depth.npy` (float32, NaN where there is none, meaning as in scene.json), `distance.npy` (the
/// same in the calibration's unit) and, when there is a photo, `image.png`. The program writes one file, OUTPUT, and exits with 0.
struct ExternalExporter: Sendable {
    let name: String
    private let program: String

    private static let prefix = "isobath-export-"

    private static var folders: [String] {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    }

    /// The names of all that the PATH has, sorted.
    static func namesOnPath() -> [String] {
        let files = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
        let names = files.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        return Set(names.filter { ExternalExporter(named: $0) != nil }).sorted()
    }

    /// The program for that name, when the PATH has one.
    init?(named name: String) {
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
            return nil
        }
        let candidates = ExternalExporter.folders.map { "\($0)/\(ExternalExporter.prefix)\(name)" }
        guard let program = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            return nil
        }
        self.name = name
        self.program = program
    }

    func export(_ scene: Scene, options: [String], to destination: Destination) throws -> ExportReport {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("isobath-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw ExportError(folder.path, "cannot be created", exitStatus: .cannotCreate)
        }
        TemporaryFiles.add(folder.path)
        defer {
            try? FileManager.default.removeItem(at: folder)
            TemporaryFiles.remove(folder.path)
        }
        try hand(scene, to: folder)
        let output = folder.appendingPathComponent("output")
        try run([folder.path, output.path] + options)
        guard FileManager.default.fileExists(atPath: output.path) else {
            throw ExportError(
                program, "ended well but wrote no output", mend: "it must write the file named second",
                exitStatus: .inputOutput)
        }
        let file = try destination.open()
        let made = try InputFile(path: output.path)
        try file.write(made.bytes)
        return ExportReport(files: [try .init(committing: file, mediaType: destination.fileType.mediaType)])
    }

    private func hand(_ scene: Scene, to folder: URL) throws {
        func file(_ name: String, _ write: (OutputFile) throws -> Void) throws {
            let file = try OutputFile(.file(folder.appendingPathComponent(name).path))
            try write(file)
            try file.commit()
        }
        try file("scene.json") { try $0.write(Array(SceneFacts(scene).json.utf8)) }
        try file("depth.npy") { try NPYFile.write(scene.depth.values, to: $0) }
        try file("distance.npy") { try NPYFile.write(scene.distance, to: $0) }
        if let photo = scene.photo {
            try file("image.png") { try PNGFile.write(photo.pixels, notes: PictureNotes(), to: $0) }
        }
    }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        // Standard output may be the export itself.
        process.standardOutput = FileHandle.standardError
        process.standardInput = FileHandle.nullDevice
        do {
            try ExternalPrograms.start(process)
        } catch {
            throw ExportError(program, "cannot be started", mend: "check the program", exitStatus: .unavailable)
        }
        defer { ExternalPrograms.remove(process) }
        process.waitUntilExit()
        guard process.terminationStatus == 0, process.terminationReason == .exit else {
            throw ExportError(program, "failed with status \(process.terminationStatus)", exitStatus: .unavailable)
        }
    }
}
