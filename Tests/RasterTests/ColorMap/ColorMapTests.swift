import Testing

@testable import Raster

struct ColorMapTests {
    @Test(arguments: ColorMap.allCases) func everyMapHasAFullTable(map: ColorMap) {
        #expect(map.table.count == ColorMap.tableSize)
        #expect(Set(map.table).count > 200)
        #expect(map.color(at: 0) == map.table.first)
        #expect(map.color(at: 1) == map.table.last)
    }

    /// Against matplotlib 3.11.2: `matplotlib.colormaps[name](step)`, rounded to 8 bits.
    @Test(
        arguments: [
            (ColorMap.inferno, [0x000004, 0x57106E, 0x902568, 0xBC3754, 0xFB9D07, 0xFCFFA4]),
            (.magma, [0x000004, 0x51127C, 0x892881, 0xB73779, 0xFD9869, 0xFCFDBF]),
            (.viridis, [0x440154, 0x3B528B, 0x2A768E, 0x21918C, 0x70CF57, 0xFDE725]),
            (.turbo, [0x30123B, 0x28BCEB, 0x3FF68A, 0xA4FC3C, 0xF46617, 0x7A0403]),
            (.spectral, [0x5E4FA2, 0x89D0A4, 0xE1F399, 0xFFFEBE, 0xF57748, 0x9E0142]),
        ] as [(ColorMap, [UInt32])])
    func agreesWithMatplotlib(map: ColorMap, colors: [UInt32]) {
        for (step, color) in zip([0, 64, 100, 128, 200, 255], colors) {
            #expect(map.table[step] == RGB8(color), "\(map) at step \(step)")
        }
    }

    @Test func numbersOutsideTheScaleTakeTheEnds() {
        #expect(ColorMap.grey.color(at: -3) == .black)
        #expect(ColorMap.grey.color(at: 7) == .white)
        #expect(ColorMap.grey.color(at: .nan) == .black)
        #expect(ColorMap.grey.color(at: -.infinity) == .black)
        #expect(ColorMap.grey.color(at: 0.5) == RGB8(0x808080))
    }
}
