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
        // Where the map puts the edge half of its pixel too far, up to a quarter of the step stays of what it has too much.
        let tolerance: Float = offset == 0 ? 0.08 : 0.2
        for y in 0..<height {
            for x in edge - 12..<edge + 12 where abs(result[x, y] - (x < edge ? 1 : 0.2)) > tolerance { wrong += 1 }
        }
        // Some eighteen of a row's 24 pixels were, and twelve by more than a quarter of the step; of an edge that lies where it
        // should, one or two may be left.
        #expect(wrong <= (offset == 0 ? 2 : 5) * height, "\(Double(wrong) / Double(height)) pixels a row")
        #expect(result[0, 0] == soft[0, 0])
        #expect(result[width - 1, height - 1] == soft[width - 1, height - 1])
    }

    /// A block and thin bars before a wall, at 1 over 0.2, as an eighth of the size gives them: blurred by a Gaussian of one of its
    /// pixels, and enlarged along straight lines.
    private func bars(width: Int, height: Int) -> (truth: Plane<Float>, soft: Plane<Float>, photo: Plane<RGB8>) {
        let truth = Plane<Float>(
            width: width, height: height,
            pixels: (0..<width * height).map { index in
                let x = index % width
                return (20..<70).contains(x) || (110..<115).contains(x) || (160..<166).contains(x) ? 1 : 0.2
            })
        let grid = BlockGrid(block: 8, width: width, height: height)
        let soft = grid.plane([.linear(grid.means(of: truth.blurred(8)))]) { _, rows, output in
            output.update(from: rows[0], count: width)
        }
        let photo = picture(width: width, height: height) { x, y in
            let pattern = UInt8((x / 3 + y / 5) % 2 * 6)
            return truth[x, y] == 1
                ? RGB8(red: 200 + pattern, green: 120, blue: 60) : RGB8(red: 30, green: 60 + pattern, blue: 90)
        }
        return (truth, soft, photo)
    }

    @Test func whatIsThinnerThanThePixelsOfTheMapRegainsItsHeight() {
        let (truth, soft, photo) = bars(width: 208, height: 160)
        #expect(soft[112, 80] < 0.4 && soft[163, 80] < 0.45)
        let result = refined(soft, photo)
        for y in stride(from: 4, to: 160, by: 9) {
            #expect(result[112, y] > 0.42 && result[163, y] > 0.52, "\(result[112, y]), \(result[163, y])")
            #expect(result[105, y] < 0.3 && result[120, y] < 0.3 && result[140, y] < 0.3)
        }
        func error(_ plane: Plane<Float>) -> Float {
            zip(plane.pixels, truth.pixels).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        #expect(error(result) < 0.4 * error(soft), "\(error(result) / error(soft))")
        #expect(result.pixels.allSatisfy { (0.2 - 1e-4...1 + 1e-4).contains($0) })
    }

    @Test func aPhotoWithoutEdgesAddsNone() {
        let (truth, soft, _) = bars(width: 208, height: 160)
        let result = refined(soft, Plane(width: 208, height: 160, repeating: .white))
        // The outlines are then where the map has them; nothing goes beyond its values or far from the truth.
        #expect(result.pixels.allSatisfy { (0.2 - 1e-4...1 + 1e-4).contains($0) })
        for y in stride(from: 4, to: 160, by: 9) {
            #expect(abs(result[45, y] - truth[45, y]) < 0.05 && abs(result[190, y] - truth[190, y]) < 0.05)
        }
    }

    @Test func metricStepSnapsToo() {
        let (width, height, edge) = (256, 192, 131)
        let metres = softStep(width: width, height: height, edge: edge, offset: 4).map { 1 / $0 }
        let result = refined(metres, photo(width: width, height: height, edge: edge), meaning: .metres)
        // Within a quarter of the step, as the map has the edge half of its pixel beside the photo's.
        for y in stride(from: 0, to: height, by: 7) {
            #expect(abs(1 / result[edge - 4, y] - 1) < 0.2)
            #expect(abs(1 / result[edge + 4, y] - 0.2) < 0.2)
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
        // The step lies between two blocks here, and a sixth of it stays.
        #expect(abs(result[edge - 4, 20] - 1) < 0.14)
        #expect(abs(result[edge + 4, 20] - 0.2) < 0.14)
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
