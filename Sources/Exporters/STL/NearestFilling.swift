import Raster

extension Plane where Pixel == Float {
    /// The plane with every NaN replaced by the number of about the nearest pixel that has one; unchanged when none has.
    ///
    /// Two passes over the picture that hand the position of the nearest number on to neighbours (P. Danielsson, "Euclidean
    /// Distance Mapping", 1980): right but for fractions of a pixel.
    func fillingFromNearest() -> Plane<Float> {
        guard pixels.contains(where: { $0.isNaN }), width > 0 else { return self }
        var nearest = pixels.indices.map { pixels[$0].isNaN ? -1 : Int32(truncatingIfNeeded: $0) }
        let (width, height) = (self.width, self.height)
        nearest.withUnsafeMutableBufferPointer { nearest in
            func squaredDistance(_ source: Int32, _ x: Int, _ y: Int) -> Int {
                let (dx, dy) = (Int(source) % width - x, Int(source) / width - y)
                return dx * dx + dy * dy
            }
            func look(_ x: Int, _ y: Int, at neighbours: [(x: Int, y: Int)]) {
                let index = y * width + x
                guard nearest[index] != Int32(truncatingIfNeeded: index) else { return }
                for neighbour in neighbours {
                    let (otherX, otherY) = (x + neighbour.x, y + neighbour.y)
                    guard otherX >= 0, otherX < width, otherY >= 0, otherY < height else { continue }
                    let source = nearest[otherY * width + otherX]
                    guard source >= 0 else { continue }
                    if nearest[index] < 0 || squaredDistance(source, x, y) < squaredDistance(nearest[index], x, y) {
                        nearest[index] = source
                    }
                }
            }
            // Made once: an array for every pixel would cost more than the look.
            let (left, right) = ([(x: -1, y: 0)], [(x: 1, y: 0)])
            let above = left + [(-1, -1), (0, -1), (1, -1)]
            let below = right + [(1, 1), (0, 1), (-1, 1)]
            for y in 0..<height {
                for x in 0..<width { look(x, y, at: above) }
                for x in (0..<width).reversed() { look(x, y, at: right) }
            }
            for y in (0..<height).reversed() {
                for x in (0..<width).reversed() { look(x, y, at: below) }
                for x in 0..<width { look(x, y, at: left) }
            }
        }
        return Plane(
            width: width, height: height,
            pixels: nearest.indices.map { nearest[$0] >= 0 ? pixels[Int(nearest[$0])] : pixels[$0] })
    }
}
