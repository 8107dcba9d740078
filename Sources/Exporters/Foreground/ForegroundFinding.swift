import Raster
import Scene

/// A scene's foreground as ``ForegroundOptions`` have it, with what the report says about it.
struct ForegroundFinding {
    /// 255 in the foreground, 0 in the background, between at a soft edge.
    let mask: Plane<UInt8>
    let facts: [String: ExportReport.Fact]
    let warnings: [String]

    init(in scene: Scene, options: ForegroundOptions) {
        var foreground = Foreground(of: scene, limits: options.limits)
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
        if let separability = foreground.separability { facts["separability"] = .number(separability) }
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
        if let separability = foreground.separability, separability < Foreground.clearSeparability {
            guard separability > 0 else {
                return ["the depth is the same everywhere: there is no foreground, and the mask is empty"]
            }
            let shown = ForegroundFinding.rounded(separability, below: Foreground.clearSeparability)
            return [
                "nothing stands out clearly from its background (separability \(shown), below \(Foreground.clearSeparability)); state limits with --from and --to or --to-percent"
            ]
        }
        if coverage == 0 { return ["nothing lies between the limits: the mask is empty"] }
        if coverage == 1 { return ["everything lies between the limits: the mask is full"] }
        return []
    }
}
