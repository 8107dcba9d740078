import ArgumentParser
import Raster
import Scene

/// What of the photo a cut-out shows: all of it, or what is left of the foreground with a margin.
struct CutoutFrame {
    let columns: Range<Int>
    let rows: Range<Int>

    /// The whole picture.
    init(of scene: Scene) {
        (columns, rows) = (0..<scene.width, 0..<scene.height)
    }

    /// Round everything that is not fully transparent in 8 bits; nil when nothing is left.
    init?(round alpha: Plane<UInt16>, margin: CropMargin) {
        guard let bounds = alpha.bounds(where: { $0 >= 129 }) else { return nil }
        let pixels = margin.pixels(of: max(bounds.columns.count, bounds.rows.count))
        columns = max(0, bounds.columns.lowerBound - pixels)..<min(alpha.width, bounds.columns.upperBound + pixels)
        rows = max(0, bounds.rows.lowerBound - pixels)..<min(alpha.height, bounds.rows.upperBound + pixels)
    }

    func part<Pixel>(of plane: Plane<Pixel>) -> Plane<Pixel> { plane.part(columns: columns, rows: rows) }

    func part(of background: CutoutBackground) -> CutoutBackground {
        switch background {
        case .color: background
        case .picture(let picture): .picture(part(of: picture))
        }
    }

    /// Where it lies in the photo: column and row of its first pixel, width and height.
    var facts: [String: ExportReport.Fact] {
        [
            "frame": .numbers(
                [columns.lowerBound, rows.lowerBound, columns.count, rows.count].map { Double($0) })
        ]
    }

    /// The scene's camera as it sees this part.
    func camera(of scene: Scene) -> Camera {
        var camera = scene.camera
        camera.cx -= Double(columns.lowerBound)
        camera.cy -= Double(rows.lowerBound)
        (camera.width, camera.height) = (columns.count, rows.count)
        return camera
    }
}

/// `20` or `5%`: pixels, or a share of the subject's longer side.
struct CropMargin: ExpressibleByArgument, Sendable {
    private enum Unit { case pixels, percent }

    private let value: Double
    private let unit: Unit

    static let zero = CropMargin(value: 0, unit: .pixels)

    private init(value: Double, unit: Unit) { (self.value, self.unit) = (value, unit) }

    init?(argument: String) {
        let isPercent = argument.hasSuffix("%")
        guard let value = Double(isPercent ? argument.dropLast() : argument[...]), value >= 0, value <= 1e6 else {
            return nil
        }
        self.init(value: value, unit: isPercent ? .percent : .pixels)
    }

    /// Rounded up.
    func pixels(of side: Int) -> Int {
        Int((unit == .percent ? value / 100 * Double(side) : value).rounded(.up))
    }
}
