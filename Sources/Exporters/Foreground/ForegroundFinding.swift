import Raster
import Scene

/// A scene's foreground as ``ForegroundOptions`` have it, with what the report says about it.
struct ForegroundFinding {
    /// 255 in the foreground, 0 in the background, between at a soft edge.
    let mask: Plane<UInt8>
    let facts: [String: ExportReport.Fact]
    let warnings: [String]

    init(in scene: Scene, options: ForegroundOptions) throws {
        var foreground = try Foreground(of: scene, limits: options.limits, within: options.box)
        if options.largest { foreground.mask = foreground.mask.keepingLargestPiece() }
        if options.fillHoles { foreground.mask = foreground.mask.fillingHoles() }
        foreground.mask = foreground.mask.feathered(radius: options.feather)
        let coverage = foreground.coverage
        var facts: [String: ExportReport.Fact] = ["foregroundShare": .number(coverage)]
        if let value = foreground.leastInverseDepth {
            facts["leastInverseDepth"] = .number(Double(value))
            if let distance = scene.distance(atInverseDepth: value) { facts["farthestDistance"] = .number(distance) }
        }
        if let value = foreground.greatestInverseDepth {
            facts["greatestInverseDepth"] = .number(Double(value))
            if let distance = scene.distance(atInverseDepth: value) { facts["nearestDistance"] = .number(distance) }
        }
        facts["unit"] = .text(scene.calibration.unit.rawValue)
        if let quality = foreground.quality {
            facts["certainty"] = .number(quality.certainty)
            facts["edgeSupport"] = .number(quality.support)
            facts["edgeHeight"] = .number(quality.height)
            facts["separability"] = .number(quality.separability)
        }
        facts["inverted"] = .flag(options.invert)
        self.facts = facts
        warnings = ForegroundFinding.warnings(foreground, coverage: coverage)
        mask = options.invert ? foreground.mask.map { ~$0 } : foreground.mask
    }

    /// A number rounded to two decimals, or to as many as it takes to stay below a limit that it is below.
    static func rounded(_ value: Double, below limit: Double) -> Double {
        [100.0, 1e3, 1e4, 1e5, 1e6].lazy.map { (value * $0).rounded() / $0 }.first { $0 < limit } ?? value
    }

    private static func warnings(_ foreground: Foreground, coverage: Double) -> [String] {
        if let quality = foreground.quality {
            if foreground.leastInverseDepth == nil, coverage == 0 {
                return ["the depth is the same everywhere: there is no foreground, and the mask is empty"]
            }
            guard quality.certainty >= Foreground.clearCertainty else {
                let shown = ForegroundFinding.rounded(quality.certainty, below: Foreground.clearCertainty)
                return [
                    "no clear foreground: the mask's outline hardly follows depth edges (certainty \(shown), below \(Foreground.clearCertainty)); name it with --at or --box, or state limits with --to or --to-percent"
                ]
            }
        }
        if coverage == 0 { return ["nothing lies between the limits: the mask is empty"] }
        if coverage == 1 { return ["everything lies between the limits: the mask is full"] }
        return []
    }
}
