import Files
import ImageFiles
import Raster
import Scene

/// What is foreground before its edge is looked at: by depth, or from a mask or a trimap from elsewhere.
struct MatteChoice {
    /// 255 in the foreground, 0 elsewhere; of a trimap what is surely foreground.
    let mask: Plane<UInt8>
    let facts: [String: ExportReport.Fact]
    let warnings: [String]
    private let given: Trimap?

    init(in scene: Scene, foreground: ForegroundOptions, matting: MattingOptions) throws {
        let limits = DecodeLimits(maximumPixels: max(scene.width * scene.height, 1))
        if let path = matting.trimap {
            let file = try InputFile(path: path)
            let trimap = try Trimap.read(file, width: scene.width, height: scene.height, limits: limits)
            mask = trimap.labels.map { $0 == Trimap.foreground ? 255 : 0 }
            (given, facts, warnings) = (trimap, [:], [])
        } else if let path = matting.mask {
            let levels = try MatteFile.levels(
                try InputFile(path: path), what: "mask", width: scene.width, height: scene.height, limits: limits)
            mask = levels.map { $0 >= 128 ? 255 : 0 }
            try MatteChoice.refuseUniform(mask, named: path)
            given =
                matting.trimapWidth == 0
                ? Trimap(levels: levels)
                : Trimap(
                    mask: levels, reach: Float(matting.trimapWidth ?? MattingOptions.maskReach))
            (facts, warnings) = ([:], [])
        } else {
            var hard = foreground
            hard.feather = 0
            hard.invert = false
            let finding = try ForegroundFinding(in: scene, options: hard)
            (mask, facts, warnings, given) = (finding.mask, finding.facts, finding.warnings, nil)
        }
    }

    /// - Throws: when it has no sure foreground or no sure background, though the mask has both.
    func trimap(of scene: Scene, matting: MattingOptions) throws -> Trimap {
        if let given {
            try given.check(named: matting.trimap ?? matting.mask ?? scene.name)
            return given
        }
        let trimap =
            matting.trimapWidth.map { Trimap(mask: mask, reach: Float($0)) } ?? Trimap(mask: mask, of: scene)
        // Where the depth knows no foreground, or nothing else, there is no edge; the warning says so.
        let counts = trimap.counts()
        guard counts.unknown > 0, counts.foreground == 0 || counts.background == 0 else { return trimap }
        throw NoSurePixels(subject: scene.name, part: counts.foreground == 0 ? "foreground" : "background")
    }

    private static func refuseUniform(_ mask: Plane<UInt8>, named name: String) throws {
        guard let first = mask.pixels.first, mask.pixels.allSatisfy({ $0 == first }) else { return }
        throw ExportError(
            name, "the mask is \(first == 0 ? "background" : "foreground") everywhere",
            mend: "give one with both: foreground 128 to 255, background 0 to 127")
    }
}

/// Why no trimap can be made of a foreground.
struct NoSurePixels: Fault {
    let subject: String
    let part: String

    var cause: String { "no pixel of the \(part) is far enough from the outline to be sure" }
    var mend: String { "state a smaller --trimap-width, or --matte none or feather" }
    var exitStatus: ExitStatus { .badData }
}
