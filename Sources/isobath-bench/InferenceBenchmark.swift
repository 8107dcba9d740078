import DepthModels
import Files
import Foundation
import ImageFiles

/// `isobath-bench --infer MODEL WIDTH HEIGHT`: a network's inference alone, to compare with OpenVINO's own Python package on
/// the same file (`scripts/compare-inference.py`). Prints the milliseconds of each run, one a line.
enum InferenceBenchmark {
    private static let warmUps = 5
    private static let runs = 40

    static func run(_ arguments: [String]) throws {
        guard arguments.count == 3, let width = Int(arguments[1]), let height = Int(arguments[2]) else {
            print("usage: isobath-bench --infer MODEL WIDTH HEIGHT")
            return
        }
        var facts = ModelFacts()
        facts.rule = .squash
        facts.width = width
        facts.height = height
        facts.multipleOf = 1
        var options = RunOptions()
        options.cacheFolder = nil
        let estimator = try DepthEstimator(
            model: try ModelStore().resolve(file: arguments[0], facts: facts), options: options)
        let photo = try PhotoFile.read(try InputFile(path: "fixtures/photos/coffee.jpg"), limits: DecodeLimits()).pixels
        for run in 0..<warmUps + runs {
            let milliseconds = try estimator.estimate(photo).timings.infer
            if run >= warmUps { print(milliseconds) }
        }
    }
}
