import Exporters
import Foundation

/// The command itself as a process: its time and its peak memory, for each exporter and for all of them at once.
enum WholeRunBenchmark {
    static func run(photo: String, folder: String, repeats: Int) throws {
        let command = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("isobath").path
        print("whole process, JPEG to files              seconds    peak memory")
        let names = ExporterRegistry.all.map { $0.name }
        for name in names { try measure(name, to: name, command, photo, folder, repeats) }
        try measure("all \(names.count)", to: names.joined(separator: ","), command, photo, folder, repeats)
    }

    private static func measure(
        _ label: String, to exports: String, _ command: String, _ photo: String, _ folder: String, _ repeats: Int
    ) throws {
        let output = folder + "/whole"
        var runs: [(seconds: Double, kilobytes: Int)] = []
        for _ in 0..<repeats {
            let start = ContinuousClock.now
            guard let usage = ChildProcess.run([command, "export", photo, "-o", output, "--to", exports, "--quiet"])
            else {
                print("\(label): \(command) failed")
                return
            }
            runs.append(((ContinuousClock.now - start) / .seconds(1), usage))
            try? FileManager.default.removeItem(atPath: output)
        }
        let median = runs.sorted { $0.seconds < $1.seconds }[runs.count / 2]
        let peak = runs.map(\.kilobytes).max() ?? 0
        print(
            label.padding(to: 38) + Stopwatch.decimal(median.seconds, 2).leftPadding(to: 10) + " s"
                + Stopwatch.decimal(Double(peak) / 1024, 0).leftPadding(to: 10) + " MiB")
    }
}
