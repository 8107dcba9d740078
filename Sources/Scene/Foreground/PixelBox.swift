import Raster

/// A rectangle of pixels.
public struct PixelBox: Sendable, Equatable {
    /// Of its left upper corner: column and row from 0.
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }

    /// The part of it that lies in a picture.
    /// - Throws: when there is none.
    func clipped(to scene: Scene) throws(SceneError) -> PixelBox {
        let columns = max(0, x)..<max(0, x, min(scene.width, clampedSum(x, width)))
        let rows = max(0, y)..<max(0, y, min(scene.height, clampedSum(y, height)))
        guard !columns.isEmpty, !rows.isEmpty, columns.lowerBound < scene.width, rows.lowerBound < scene.height else {
            throw SceneError(
                "box \(x),\(y),\(width)x\(height)",
                "lies outside the picture of \(scene.width) x \(scene.height) pixels",
                mend: "state it as X,Y,WIDTHxHEIGHT, X and Y from 0", exitStatus: .usage)
        }
        return PixelBox(x: columns.lowerBound, y: rows.lowerBound, width: columns.count, height: rows.count)
    }

    private func clampedSum(_ first: Int, _ second: Int) -> Int {
        let (sum, overflow) = first.addingReportingOverflow(max(0, second))
        return overflow ? .max : sum
    }

    func contains(_ pixel: PixelPosition) -> Bool {
        pixel.x >= x && pixel.y >= y && pixel.x - x < width && pixel.y - y < height
    }
}

extension Plane {
    /// The pixels of a box that lies within the plane.
    func part(_ box: PixelBox) -> Plane<Pixel> {
        part(columns: box.x..<box.x + box.width, rows: box.y..<box.y + box.height)
    }
}

extension Plane where Pixel == UInt8 {
    /// A mask in a box of a larger picture, 0 around it.
    func placed(in box: PixelBox, width: Int, height: Int) -> Plane<UInt8> {
        var result = Plane<UInt8>(width: width, height: height, repeating: 0)
        for y in 0..<box.height {
            let start = (box.y + y) * width + box.x
            result.pixels.replaceSubrange(
                start..<start + box.width, with: pixels[y * self.width..<y * self.width + box.width])
        }
        return result
    }
}
