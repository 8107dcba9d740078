import Raster
import Scene

/// The parts of a heatmap, side by side: photo, colours, legend.
struct HeatmapLayout {
    let scene: Scene
    let photo: Photo?
    let scale: ColorScale
    let legend: HeatmapLegend?

    /// All parts as one picture; every pixel is written once, where it ends up.
    func picture() throws(ExportError) -> Plane<RGB8> {
        let panel = try legend?.panel(height: scene.height)
        let photoWidth = photo?.width ?? 0
        let width = photoWidth + scene.width + (panel?.width ?? 0)
        return Plane(width: width, height: scene.height) { output in
            guard let output = output.baseAddress else { return }
            nonisolated(unsafe) let canvas = output
            scene.inverseDepth.pixels.withUnsafeBufferPointer { values in
                concurrentBands(of: scene.height) { rows in
                    for y in rows {
                        let row = canvas + y * width
                        if let photo { HeatmapLayout.copyRow(y, of: photo.pixels, to: row) }
                        let line = UnsafeBufferPointer(
                            rebasing: values[y * scene.width..<(y + 1) * scene.width])
                        scale.paint(line, to: row + photoWidth)
                        if let panel { HeatmapLayout.copyRow(y, of: panel, to: row + photoWidth + scene.width) }
                    }
                }
            }
        }
    }

    private static func copyRow(_ y: Int, of plane: Plane<RGB8>, to output: UnsafeMutablePointer<RGB8>) {
        plane.pixels.withUnsafeBufferPointer { pixels in
            guard let pixels = pixels.baseAddress else { return }
            output.initialize(from: pixels + y * plane.width, count: plane.width)
        }
    }
}
