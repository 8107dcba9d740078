import Files
import ImageFiles
import Raster
import Scene

/// A scene's foreground with its opacity, as ``ForegroundOptions`` and ``MattingOptions`` have it, with what the report says about it.
struct Matte {
    /// 65535 is opaque.
    let alpha: Plane<UInt16>
    let facts: [String: ExportReport.Fact]
    let warnings: [String]
    /// What full matting left open to the photo's colours; nil without it.
    let trimap: Trimap?

    /// - Parameter standard: of the exporter, for when the options leave it open.
    init(in scene: Scene, foreground: ForegroundOptions, matting: MattingOptions, standard: MatteKind) throws {
        let choice = try MatteChoice(in: scene, foreground: foreground, matting: matting)
        var (facts, warnings) = (choice.facts, choice.warnings)
        let isStated = matting.kind(with: foreground, standard: .none) == .full
        var kind = matting.kind(with: foreground, standard: scene.photo == nil ? .none : standard)
        var trimap: Trimap?
        if kind == .full {
            do {
                trimap = try choice.trimap(of: scene, matting: matting)
            } catch let fault as NoSurePixels where !isStated {
                kind = .none
                warnings.append("\(fault.cause): its edge is left hard")
            }
        }
        let alpha: Plane<UInt16>
        switch kind {
        case .none: alpha = choice.mask.map { UInt16($0) * 257 }
        case .feather:
            alpha = choice.mask.feathered(radius: matting.feather(with: foreground)).map { UInt16($0) * 257 }
        case .full:
            guard let photo = scene.photo else {
                throw ExportError(
                    scene.name, "is depth without a photo, whose colours --matte full needs",
                    mend: "give the photo, and its depth with --depth, or state --matte none or feather",
                    exitStatus: .usage)
            }
            let found = ClosedFormMatting(
                photo: photo.pixels, trimap: trimap ?? Trimap(levels: choice.mask))
            alpha = found.alpha
            facts["unknownShare"] = .number(Double(found.unknownCount) / Double(max(1, alpha.count)))
        }
        facts["matte"] = .text(kind.rawValue)
        facts["foregroundShare"] = .number(Matte.coverage(of: alpha))
        facts["inverted"] = .flag(foreground.invert)
        self.alpha = foreground.invert ? alpha.map { ~$0 } : alpha
        self.facts = facts
        self.warnings = warnings
        self.trimap = trimap
    }

    /// The same with 8 bits.
    var alpha8: Plane<UInt8> { alpha.map { UInt8(truncatingIfNeeded: (UInt32($0) + 128) / 257) } }

    /// The photo with the foreground's own colours at its edge, which only full matting knows.
    func colors(of photo: Photo) -> Plane<RGB8> {
        trimap == nil ? photo.pixels : ForegroundColors(photo: photo.pixels, alpha: alpha).rgb8()
    }

    /// The same with 16 bits.
    func colors16(of photo: Photo) -> Plane<RGB16> {
        guard trimap == nil else { return ForegroundColors(photo: photo.pixels, alpha: alpha).rgb16() }
        return photo.pixels.map { RGB16(spreading: $0) }
    }

    /// The share of the picture in the foreground, 0...1; a half-transparent pixel counts half.
    private static func coverage(of alpha: Plane<UInt16>) -> Double {
        guard !alpha.isEmpty else { return 0 }
        let sums = mapConcurrentBands(of: alpha.height) { rows in
            alpha.pixels.withUnsafeBufferPointer { pixels in
                pixels[rows.lowerBound * alpha.width..<rows.upperBound * alpha.width].reduce(0) { $0 &+ Int($1) }
            }
        }
        return Double(sums.reduce(0, +)) / 65535 / Double(alpha.count)
    }
}
