import Raster
import Scene
import Testing

@testable import Pipeline

@Suite struct RefinementOptionTests {
    @Test(
        arguments: [
            ["--depth-clip", "1"], ["--depth-fill", "5"], ["--depth-smooth", "2"],
            ["--depth", "d", "--depth-clip", "50"],
            ["--depth", "d", "--depth-fill", "0"], ["--depth", "d", "--depth-smooth", "0"],
            ["--depth", "d", "--depth-smooth", "nan"], ["--depth", "d", "--enhance", "clahe"], ["--refine", "sharp"],
            ["--sky", "blue"],
        ]) func wrongUseIsRefused(arguments: [String])
    {
        #expect(throws: (any Error).self) { try SceneOptions.parse(arguments) }
    }

    @Test func repairIsWhatIsStated() throws {
        let options = try DepthFileOptions.parse(
            ["--depth", "d", "--depth-clip", "2", "--depth-fill", "7", "--depth-smooth", "1.5"])
        #expect(options.repair == DepthRepair(clippedTail: 0.02, largestHole: 7, smoothing: 1.5))
        #expect(try DepthFileOptions.parse(["--depth", "d"]).repair.isEmpty)
    }

    private func depth(file: String?) -> SizedDepth {
        SizedDepth(
            map: DepthMap(values: Plane(width: 4, height: 4, repeating: 1), meaning: .inverse), sourceWidth: 2,
            sourceHeight: 2, origin: DepthOrigin(model: file == nil ? "m" : nil, file: file), notices: [])
    }

    @Test func refinementNeedsAPhoto() throws {
        var measured = depth(file: "d.npy")
        try RefinementOptions.parse([]).refine(&measured, guidedBy: nil)
        #expect(measured.origin.refinement == nil)
        #expect(throws: SceneError.self) {
            try RefinementOptions.parse(["--refine", "guided"]).refine(&measured, guidedBy: nil)
        }
    }

    @Test func skyIsDroppedForNetworksOnly() throws {
        var pixels = [Float](repeating: 1, count: 100)
        pixels[0] = 0
        let map = DepthMap(values: Plane(width: 10, height: 10, pixels: pixels), meaning: .inverse)
        let options = try SkyOptions.parse([])
        #expect(options.sky(of: map, from: DepthOrigin(model: "m"), recorded: nil)?.treatment == .drop)
        #expect(options.sky(of: map, from: DepthOrigin(file: "d.png"), recorded: nil) == nil)
        #expect(options.sky(of: map, from: DepthOrigin(file: "d.png"), recorded: .keep)?.treatment == .keep)
        let stated = try SkyOptions.parse(["--sky", "keep"])
        #expect(stated.sky(of: map, from: DepthOrigin(file: "d"), recorded: .drop)?.treatment == .keep)
    }
}
