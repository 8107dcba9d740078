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

    /// What values are multiplied by before their difference is taken and divided by: a power of two that brings ranges
    /// which are too wide or too narrow for single precision into it, and 1 for all others.
    private var prescale: Float {
        let span = Double(range.upperBound) - Double(range.lowerBound)
        return span > 1e38 ? 0x1p-8 : span > 1e-30 ? 1 : 0x1p100
    }

    /// Writes the colours of one row of inverse depths.
    func paint(_ values: UnsafeBufferPointer<Float>, to output: UnsafeMutablePointer<RGB8>) {
        let last = Float(colors.count - 1)
        let prescale = prescale
        let low = range.lowerBound * prescale
        let span = range.upperBound * prescale - low
        // Where all is the same, the middle of the colours.
        let (gain, bias) = span > 0 ? (last / span, 0.5 as Float) : (0, last / 2)
        colors.withUnsafeBufferPointer { colors in
            for x in values.indices {
                let value = values[x] * prescale
                // max(0, NaN) is 0, so that the conversion cannot trap.
                let step = Int(min(max(0, (value - low) * gain + bias), last))
                (output + x).initialize(to: value.isNaN ? emptyColor : colors[step])
            }
        }
    }
}
