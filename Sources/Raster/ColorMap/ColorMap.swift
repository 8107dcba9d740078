/// A scale of colours for numbers from 0 to 1; in every one of them 1 is the end that draws the eye.
public enum ColorMap: String, CaseIterable, Sendable {
    /// Black over purple and orange to pale yellow; even steps of brightness.
    case inferno
    /// Black over purple and pink to pale yellow; even steps of brightness.
    case magma
    /// Dark blue over green to yellow; even steps of brightness, legible to most colour-blind people.
    case viridis
    /// Blue over green and yellow to red; the most distinct colours, no even steps of brightness.
    case turbo
    /// Violet over green and pale yellow to dark red (ColorBrewer's Spectral from its end to its start).
    case spectral
    /// Black to white.
    case grey

    /// How many colours a ``table`` has.
    public static let tableSize = 256

    /// The scale in ``tableSize`` even steps from 0 to 1.
    public var table: [RGB8] {
        switch self {
        case .inferno: ColorMap.infernoTable
        case .magma: ColorMap.magmaTable
        case .viridis: ColorMap.viridisTable
        case .turbo: ColorMap.turboTable
        case .spectral: ColorMap.spectralTable
        case .grey: ColorMap.greyTable
        }
    }

    /// The colour of a number: the nearest step of ``table``. Numbers outside 0...1 get the colour of the end,
    /// NaN that of 0.
    public func color(at value: Float) -> RGB8 {
        table[ColorMap.step(of: value)]
    }

    /// Where in ``table`` a number's colour stands.
    @inlinable public static func step(of value: Float) -> Int {
        // max(0, NaN) is 0, where max(NaN, 0) is NaN.
        Int(min(max(0, value), 1) * Float(tableSize - 1) + 0.5)
    }
}

extension ColorMap {
    static let greyTable: [RGB8] = (0..<tableSize).map {
        RGB8(red: UInt8($0), green: UInt8($0), blue: UInt8($0))
    }

    /// Colours written 0xRRGGBB.
    static func expand(_ colors: [UInt32]) -> [RGB8] { colors.map { RGB8($0) } }
}
