import Foundation

/// `isobath-bench [PHOTO]`: how long each stage and each exporter takes on a 12-megapixel photo, and how much memory
/// whole runs of the command need. `--contours FILE...` measures contours alone, `--infer MODEL WIDTH HEIGHT` a network.
/// Printed for a person to read; nothing passes or fails.
@main
enum Benchmark {
    static func main() async throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "--contours" { return try ContourBenchmark.run(fields: Array(arguments.dropFirst())) }
        if arguments.first == "--infer" { return try InferenceBenchmark.run(Array(arguments.dropFirst())) }
        let repeats = arguments.first == "--quick" ? 1 : 5
        if repeats == 1 { arguments.removeFirst() }
        let source = arguments.first ?? "fixtures/photos/coffee.jpg"
        let workshop = try Workshop()
        defer { workshop.remove() }
        let photo = try workshop.twelveMegapixels(from: source)

        print(
            "12-megapixel photo made of \(source); median of \(repeats) runs; \(ProcessInfo.processInfo.activeProcessorCount) cores"
        )
        print("")
        // First of all: Linux counts the peak of the process that starts another towards the other's.
        try WholeRunBenchmark.run(photo: photo, folder: workshop.folder, repeats: max(1, repeats / 2))
        print("")
        let scene = try await StageBenchmark.run(photo: photo, repeats: repeats)
        print("")
        RefinementBenchmark.scaling(scene)
        print("")
        MeshBenchmark.run(scene: scene, repeats: repeats)
        print("")
        try ExporterBenchmark.run(scene: scene, folder: workshop.folder, repeats: repeats)
    }
}
