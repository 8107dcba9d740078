import Pipeline
import Scene

/// The stages from the file to the scene.
enum StageBenchmark {
    static func run(photo: String, repeats: Int) async throws -> Scene {
        print("stage")
        let builder = try SceneBuilder(options: SceneOptions.parse([]))
        let estimation = Estimation(options: try ModelOptions.parse([]))
        var times: [String: [Double]] = [:]
        var order: [String] = []
        var scene: Scene?
        for _ in 0..<max(1, repeats) {
            let start = ContinuousClock.now
            let source = try builder.read(photoPath: photo)
            let read = StageTiming(stage: "read", milliseconds: (ContinuousClock.now - start) / .milliseconds(1))
            let result = try builder.build(source, with: estimation)
            for timing in [read] + result.stages {
                if times[timing.stage] == nil { order.append(timing.stage) }
                times[timing.stage, default: []].append(timing.milliseconds)
            }
            scene = result.scene
        }
        guard let scene else { throw BenchmarkError.noRun }
        for stage in order {
            // The network is loaded and compiled in the first run only.
            let all = (times[stage] ?? []).sorted()
            Stopwatch.row(stage, all[all.count / 2], pixels: scene.width * scene.height)
        }
        return scene
    }
}

enum BenchmarkError: Error {
    case noRun
}
