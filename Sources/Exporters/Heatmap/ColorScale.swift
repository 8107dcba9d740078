import Raster

/// Which inverse depth gets which colour.
struct ColorScale {
    let range: ClosedRange<Float>
    let emptyColor: RGB8
    /// From the far end to the near one, in even steps of inverse depth.
    let colors: [RGB8]

    init(range: ClosedRange<Float>, map: ColorMap, isReversed: Bool, emptyColor: RGB8) {
        self.range = range
        self.emptyColor = emptyColor
        colors = isReversed ? map.table.reversed() : map.table
    }

    /// Writes the colours of one row of inverse depths.
    func paint(_ values: UnsafeBufferPointer<Float>, to output: UnsafeMutablePointer<RGB8>) {
        let last = Float(colors.count - 1)
        let low = range.lowerBound
        // Where all is the same, the middle of the colours.
        let (gain, bias) = range.upperBound > low ? (last / (range.upperBound - low), 0.5 as Float) : (0, last / 2)
        colors.withUnsafeBufferPointer { colors in
            for x in values.indices {
                let value = values[x]
                // max(0, NaN) is 0, so that the conversion cannot trap.
                let step = Int(min(max(0, (value - low) * gain + bias), last))
                (output + x).initialize(to: value.isNaN ? emptyColor : colors[step])
            }
        }
    }
}
