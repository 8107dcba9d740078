extension Plane where Pixel == RGB8 {
    /// The picture with even contrast everywhere: contrast-limited adaptive histogram equalisation (K. Zuiderveld, Graphics Gems IV,
    /// 1994) of its brightness, in 8 by 8 tiles with bilinear transitions; channels are scaled alike, so that hues stay.
    /// - Parameter limit: how many times the mean a brightness may count in its tile, 1 or more; what lies above is
    ///   spread over all.
    public func withLocalContrast(limit: Double = 2) -> Plane<RGB8> {
        guard !isEmpty else { return self }
        let tiles = ContrastTiles(of: self, limit: limit)
        return Plane(width: width, height: height) { output in
            nonisolated(unsafe) let output = output
            pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: height) { rows in
                    for y in rows {
                        for x in 0..<width {
                            let color = input[y * width + x]
                            let luma = color.luma
                            let gain = (tiles.level(of: luma, x: x, y: y) + 1) / Float(luma + 1)
                            output.initializeElement(at: y * width + x, to: color.scaled(by: gain))
                        }
                    }
                }
            }
        }
    }
}

extension RGB8 {
    @inline(__always)
    fileprivate func scaled(by gain: Float) -> RGB8 {
        func byte(_ channel: UInt8) -> UInt8 { UInt8(min(255, Float(channel) * gain + 0.5)) }
        return RGB8(red: byte(red), green: byte(green), blue: byte(blue))
    }
}

/// The new brightness of each brightness, tile by tile.
private struct ContrastTiles {
    private static let most = 8

    private let columns: Int
    private let rows: Int
    private let scaleX: Float
    private let scaleY: Float
    private var tables: [Float] = []

    init(of picture: Plane<RGB8>, limit: Double) {
        columns = min(ContrastTiles.most, picture.width)
        rows = min(ContrastTiles.most, picture.height)
        scaleX = Float(columns) / Float(picture.width)
        scaleY = Float(rows) / Float(picture.height)
        for row in 0..<rows {
            for column in 0..<columns {
                let histogram = picture.lumaHistogram(
                    columns: column * picture.width / columns..<(column + 1) * picture.width / columns,
                    rows: row * picture.height / rows..<(row + 1) * picture.height / rows)
                tables += ContrastTiles.equalisation(of: histogram, limit: limit)
            }
        }
    }

    private static func equalisation(of histogram: [Int], limit: Double) -> [Float] {
        let total = Double(histogram.reduce(0, +))
        let most = max(1, limit * total / 256)
        let excess = histogram.reduce(0.0) { $0 + max(0, Double($1) - most) } / 256
        var sum = 0.0
        return histogram.map { count in
            sum += min(Double(count), most) + excess
            return Float(255 * sum / max(total, 1))
        }
    }

    /// The new brightness at a pixel, mixed from the four tiles around it.
    @inline(__always)
    func level(of luma: Int, x: Int, y: Int) -> Float {
        let (column, row) = ((Float(x) + 0.5) * scaleX - 0.5, (Float(y) + 0.5) * scaleY - 0.5)
        let (left, top) = (max(0, Int(column)), max(0, Int(row)))
        let (right, bottom) = (min(left + 1, columns - 1), min(top + 1, rows - 1))
        let (u, v) = (max(0, column - Float(left)), max(0, row - Float(top)))
        return tables.withUnsafeBufferPointer { tables in
            func entry(_ column: Int, _ row: Int) -> Float { tables[(row * columns + column) * 256 + luma] }
            let above = entry(left, top) * (1 - u) + entry(right, top) * u
            let below = entry(left, bottom) * (1 - u) + entry(right, bottom) * u
            return above * (1 - v) + below * v
        }
    }
}
