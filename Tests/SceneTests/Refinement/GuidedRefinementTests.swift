import Raster
import Testing

@testable import Scene

@Suite struct GuidedRefinementTests {
    /// A bright surface with a fine pattern, left of `edge`, before a dark one with another.
    private func photo(width: Int, height: Int, edge: Int) -> Plane<RGB8> {
        picture(width: width, height: height) { x, y in
            let pattern = UInt8((x / 3 + y / 5) % 2 * 6)
            return x < edge
                ? RGB8(red: 200 + pattern, green: 120, blue: 60) : RGB8(red: 30, green: 60 + pattern, blue: 90)
        }
    }

    private func picture(width: Int, height: Int, _ color: (Int, Int) -> RGB8) -> Plane<RGB8> {
        Plane(width: width, height: height, pixels: (0..<width * height).map { color($0 % width, $0 / width) })
    }

    /// A step from 1 down to 0.2 as a network of an eighth of the size gives it: soft over three of its pixels, its middle
    /// `offset` pixels to the right of where it should be.
    private func softStep(width: Int, height: Int, edge: Int, offset: Double = 0) -> Plane<Float> {
        Plane(
            width: width, height: height,
            pixels: (0..<width * height).map { index in
                let along = (Double(index % width) + 0.5 - Double(edge) - offset) / 24 + 0.5
                return Float(1 - 0.8 * min(max(along, 0), 1))
            })
    }

    private func refined(
        _ values: Plane<Float>, _ photo: Plane<RGB8>, meaning: DepthMeaning = .inverse, factor: Int = 8
    ) -> Plane<Float> {
        var depth = DepthMap(values: values, meaning: meaning)
        GuidedRefinement(guide: photo).refine(
            &depth, sourceWidth: max(1, values.width / factor), sourceHeight: max(1, values.height / factor))
        #expect(depth.meaning == meaning)
        return depth.values
    }

    @Test(arguments: [0.0, 4, -4]) func softStepSnapsToThePhotosEdge(offset: Double) {
        let (width, height, edge) = (256, 192, 117)
        let soft = softStep(width: width, height: height, edge: edge, offset: offset)
        let result = refined(soft, photo(width: width, height: height, edge: edge))
        var wrong = 0
        for y in 0..<height {
            for x in edge - 12..<edge + 12 where abs(result[x, y] - (x < edge ? 1 : 0.2)) > 0.08 { wrong += 1 }
        }
        // Some eighteen of a row's 24 pixels were; of an edge that lies where it should, one or two may be left.
        #expect(wrong <= (offset == 0 ? 2 : 5) * height, "\(Double(wrong) / Double(height)) pixels a row")
        #expect(result[0, 0] == soft[0, 0])
        #expect(result[width - 1, height - 1] == soft[width - 1, height - 1])
    }

    @Test func metricStepSnapsToo() {
        let (width, height, edge) = (256, 192, 131)
        let metres = softStep(width: width, height: height, edge: edge, offset: 4).map { 1 / $0 }
        let result = refined(metres, photo(width: width, height: height, edge: edge), meaning: .metres)
        for y in stride(from: 0, to: height, by: 7) {
            #expect(abs(1 / result[edge - 4, y] - 1) < 0.1)
            #expect(abs(1 / result[edge + 4, y] - 0.2) < 0.1)
        }
    }

    @Test func textureOfASlantedPlaneLeavesNoTrace() {
        let (width, height) = (240, 200)
        let checkers = picture(width: width, height: height) { x, y in
            (x / 17 + y / 13) % 2 == 0 ? .white : .black
        }
        let slope = Plane<Float>(
            width: width, height: height,
            pixels: (0..<width * height).map { 0.1 + 0.003 * Float($0 % width) + 0.001 * Float($0 / width) })
        #expect(refined(slope, checkers) == slope)
    }

    @Test func pixelsWithoutDepthStayWithout() {
        let (width, height, edge) = (256, 192, 120)
        var soft = softStep(width: width, height: height, edge: edge)
        for y in 60..<100 { for x in 90..<150 { soft[x, y] = .nan } }
        let result = refined(soft, photo(width: width, height: height, edge: edge))
        for index in 0..<soft.count { #expect(result.pixels[index].isNaN == soft.pixels[index].isNaN) }
        #expect(abs(result[edge - 4, 20] - 1) < 0.1)
        #expect(abs(result[edge + 4, 20] - 0.2) < 0.1)
    }

    @Test(arguments: [(1, 1), (1, 900), (900, 1), (3, 2), (37, 41), (129, 65)]) func anySizeComesBackWithinItsRange(
        width: Int, height: Int
    ) {
        let picture = photo(width: width, height: height, edge: width / 2)
        let soft = Plane<Float>(
            width: width, height: height,
            pixels: (0..<width * height).map { $0 % width < width / 2 || $0 / width > height / 2 ? 1 : 0 })
        for factor in [1, 3, 8, 1000] {
            let result = refined(soft, picture, factor: factor)
            #expect(result.isSameSize(as: soft))
            #expect(result.pixels.allSatisfy { (0...1).contains($0) })
        }
    }

    @Test func emptyAndConstantMapsStayAsTheyAre() {
        let picture = photo(width: 64, height: 48, edge: 30)
        let constant = Plane<Float>(width: 64, height: 48, repeating: 2)
        #expect(refined(constant, picture) == constant)
        let empty = Plane<Float>(width: 64, height: 48, repeating: .nan)
        #expect(refined(empty, picture).pixels.allSatisfy { $0.isNaN })
    }
}
