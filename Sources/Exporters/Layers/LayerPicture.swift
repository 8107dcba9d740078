import Raster
import Scene

/// One layer of a scene as a picture with straight alpha.
struct LayerPicture {
    let layers: DepthLayers
    let colors: Plane<RGB8>
    /// Pixels that a layer goes on behind nearer ones; 0 for none.
    let fill: Int

    /// The photo where the pixels are the layer's own, opaque; its own colours carried on behind nearer layers, opaque;
    /// elsewhere transparent and black.
    ///
    /// All opaque pixels that nothing nearer covers are the photo's own, so that the layers over one another, the farthest first,
    /// are the photo to the last bit.
    func picture(of layer: Int) -> Plane<RGBA8> {
        let own = UInt8(layer)
        let isFarthest = layer == layers.count - 1
        var covered: Plane<UInt8>?
        if fill > 0, layer > 0 {
            covered =
                isFarthest
                ? layers.labels.map { _ in 255 } : layers.labels.map { $0 == own ? 255 : 0 }.widened(by: fill)
        }
        let extended = covered == nil ? nil : ExtendedColors(of: colors) { layers.labels.pixels[$0] == own }
        return Plane<RGBA8>(width: colors.width, height: colors.height) { output in
            nonisolated(unsafe) let output = output
            concurrentBands(of: colors.height) { rows in
                for y in rows {
                    for index in y * colors.width..<(y + 1) * colors.width {
                        let label = layers.labels.pixels[index]
                        var pixel = RGBA8(.black, alpha: 0)
                        if label == own {
                            pixel = RGBA8(colors.pixels[index], alpha: 255)
                        } else if label < own, covered?.pixels[index] == 255,
                            let color = extended?.color(x: index - y * colors.width, y: y)
                        {
                            pixel = RGBA8(color, alpha: 255)
                        }
                        output.initializeElement(at: index, to: pixel)
                    }
                }
            }
        }
    }
}

extension Plane where Pixel == UInt8 {
    /// 255 wherever there is 255 within a square of `radius` pixels to each side.
    fileprivate func widened(by radius: Int) -> Plane<UInt8> {
        widenedRows(by: radius).transposed().widenedRows(by: radius).transposed()
    }

    private func widenedRows(by radius: Int) -> Plane<UInt8> {
        Plane<UInt8>(width: width, height: height) { output in
            nonisolated(unsafe) let output = output
            pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: height) { rows in
                    for y in rows {
                        let row = y * width
                        var last = -radius - 1
                        for x in 0..<width {
                            if input[row + x] == 255 { last = x }
                            output.initializeElement(at: row + x, to: x - last <= radius ? 255 : 0)
                        }
                        var next = width + radius
                        for x in stride(from: width - 1, through: 0, by: -1) {
                            if input[row + x] == 255 { next = x }
                            if next - x <= radius { output[row + x] = 255 }
                        }
                    }
                }
            }
        }
    }
}
