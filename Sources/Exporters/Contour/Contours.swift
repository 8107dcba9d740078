import Files
import Foundation
import Raster
import Scene

/// The lines of a scene, ready to be written.
struct Contours {
    let scene: Scene
    let field: ContourField
    /// In rising order of ``ContourLevel/value``.
    let levels: [ContourLevel]
    let labels: LevelLabels
    /// In the order of their levels.
    let lines: [Isoline]
    /// As the options have it, or else the name of the photo or the depth file, without its folder.
    let title: String

    init(of scene: Scene, options: ContourOptions) throws(ExportError) {
        guard max(scene.width, scene.height) <= IsolineTracer.maximumSide else {
            throw ExportError(
                scene.name, "is \(scene.width)x\(scene.height) pixels, more than contours can be traced in",
                mend: "cut it to at most \(IsolineTracer.maximumSide) pixels a side")
        }
        self.scene = scene
        title = options.title ?? (scene.name as NSString).lastPathComponent
        field = ContourField(scene, spacing: options.spacing, smoothing: options.smooth)
        labels = LevelLabels(spacing: options.spacing, unit: scene.calibration.unit)
        levels = labels.labelled(try LevelChoice(options).levels(of: field, subject: scene.name))
        let tracer = IsolineTracer(
            tolerance: options.simplify,
            minimumLength: options.minLength ?? Double(max(scene.width, scene.height)) / 200)
        do {
            lines = try tracer.isolines(of: field.values, levels: levels.map { Float($0.value) })
        } catch {
            throw ExportError(
                scene.name, "is so rough that its contours would have more than \(IsolineTracer.maximumPoints) points",
                mend: "smooth it (--smooth 2) or ask for fewer levels")
        }
    }

    /// The lines of one level.
    func lines(of level: Int) -> ArraySlice<Isoline> {
        let start = lines.partitioningIndex { $0.level >= level }
        let end = lines.partitioningIndex { $0.level > level }
        return lines[start..<end]
    }

    /// What the user should know about lines that are not there.
    var warnings: [String] {
        if scene.width < 2 || scene.height < 2 {
            return ["the picture is one pixel thin: there are no lines in it"]
        }
        if levels.isEmpty { return ["the depth spans no level: there are no lines"] }
        if lines.isEmpty { return ["no line is long enough to be kept, or none of the levels occurs"] }
        return []
    }
}

extension Array {
    /// The first position from which on `belongs` holds; it must hold nowhere before.
    fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
