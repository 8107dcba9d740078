import CCairo
import Files
import Foundation
import ImageFiles
import Raster
import Scene

/// The relative errors of a depth map as a picture in false colours, with a bar that says which colour is how much.
public struct ErrorPicture {
    private let errors: Plane<Float>
    private let full: Double
    private let colors: [RGB8]

    /// Pixels that were not compared.
    private static let empty = RGB8(0x808080)

    /// - Parameters:
    ///   - errors: shares of the distance, NaN where there is none.
    ///   - full: the error that has the brightest colour, as have greater ones.
    public init(errors: Plane<Float>, full: Double) {
        self.errors = errors
        self.full = full
        colors = ColorMap.inferno.table
    }

    /// Writes a PNG.
    /// - Parameter inputs: files that it may not replace.
    public func write(to path: String, sparing inputs: [String?]) throws -> ExportReport.WrittenFile {
        var destination = Destination(target: OutputTarget(argument: path), fileType: .png)
        for input in inputs { destination = destination.sparing(input) }
        let picture = try picture()
        let file = try destination.open()
        try PNGFile.write(picture, notes: PictureNotes(texts: [("Software", Software.nameAndVersion)]), to: file)
        return try ExportReport.WrittenFile(committing: file, mediaType: FileType.png.mediaType)
    }

    /// The colours, with the bar on the right.
    func picture() throws(ExportError) -> Plane<RGB8> {
        let bar = try ColorBar(
            colors: colors,
            labels: [0, 0.25, 0.5, 0.75, 1].map { share in
                let percent = share * full * 100
                let text = percent < 10 ? String(format: "%.1f %%", percent) : String(format: "%.0f %%", percent)
                return (share, share == 1 ? "≥ " + text : text)
            }
        ).panel(height: errors.height)
        let width = errors.width + (bar?.width ?? 0)
        return Plane(width: width, height: errors.height) { output in
            nonisolated(unsafe) let output = output
            concurrentBands(of: errors.height) { rows in
                for y in rows {
                    for x in 0..<errors.width {
                        output.initializeElement(at: y * width + x, to: color(errors[x, y]))
                    }
                    for x in errors.width..<width {
                        output.initializeElement(at: y * width + x, to: bar?[x - errors.width, y] ?? .white)
                    }
                }
            }
        }
    }

    private func color(_ error: Float) -> RGB8 {
        guard !error.isNaN else { return ErrorPicture.empty }
        let last = Float(colors.count - 1)
        return colors[Int(min(max(0, error / Float(full) * last + 0.5), last))]
    }
}
