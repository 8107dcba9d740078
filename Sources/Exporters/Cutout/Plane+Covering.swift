import Raster

extension Plane where Pixel == RGB8 {
    /// The picture scaled, its proportions kept, so that it just covers a size, and cut at its middle to that size.
    /// - Precondition: neither the picture nor the size is empty.
    func covering(width newWidth: Int, height newHeight: Int) -> Plane<RGB8> {
        middle(aspect: Double(newWidth) / Double(newHeight)).resized(width: newWidth, height: newHeight)
    }

    /// The largest part round the middle whose width is `aspect` times its height, to the pixel.
    private func middle(aspect: Double) -> Plane<RGB8> {
        let partWidth = Swift.min(width, Swift.max(1, Int((Double(height) * aspect).rounded())))
        let partHeight = Swift.min(height, Swift.max(1, Int((Double(width) / aspect).rounded())))
        let (left, top) = ((width - partWidth) / 2, (height - partHeight) / 2)
        return part(columns: left..<left + partWidth, rows: top..<top + partHeight)
    }
}
