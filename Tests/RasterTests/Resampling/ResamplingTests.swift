import Testing

@testable import Raster

struct ResamplingTests {
    func row(_ values: [Float]) -> Plane<Float> { Plane(width: values.count, height: 1, pixels: values) }

    func isClose(_ a: [Float], _ b: [Float], _ tolerance: Float = 1e-6) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }
    }

    @Test func bilinearLiesBetweenPixelCentres() {
        #expect(isClose(row([0, 1]).resampled(width: 4, height: 1, .bilinear).pixels, [0, 0.25, 0.75, 1]))
    }

    @Test func alignedCornersStayWhereTheyAre() {
        let values = row([0, 3]).resampled(width: 4, height: 1, .bilinearAlignCorners).pixels
        #expect(isClose(values, [0, 1, 2, 3]))
        // One result has no two corners; PyTorch gives the first pixel.
        #expect(row([5, 9]).resampled(width: 1, height: 1, .bilinearAlignCorners).pixels == [5])
    }

    @Test func cubicIsKeysWithThreeQuarters() {
        // Halfway between two pixels: (-3, 19, 19, -3) / 32 for a = -0.75.
        let impulse = row([0, 0, 0, 32, 0, 0, 0])
        let halves = impulse.resampled(width: 7, height: 3, .cubic)
        #expect(halves.pixels[7..<14].elementsEqual(impulse.pixels))
        let weights = ResamplingWeights(.cubic, from: 8, to: 4)
        #expect(weights.starts == [0, 1, 3, 5])
        #expect(
            isClose(Array(weights.weights[weights.offsets[1]..<weights.offsets[2]]).map { $0 * 32 }, [-3, 19, 19, -3]))
        // At the edge the pixel that is missing is the edge pixel once more.
        #expect(isClose(Array(weights.weights[..<weights.offsets[1]]).map { $0 * 32 }, [16, 19, -3]))
    }

    @Test func areaIsTheMeanOfWhatIsCovered() {
        #expect(isClose(row([1, 2, 3, 10, 20, 30]).resampled(width: 2, height: 1, .area).pixels, [2, 20]))
        #expect(isClose(row([0, 0, 10, 5, 5]).resampled(width: 2, height: 1, .area).pixels, [2, 6]))
        #expect(isClose(row([0, 1]).resampled(width: 4, height: 1, .area).pixels, [0, 0.25, 0.75, 1]))
    }

    @Test(arguments: ResamplingKernel.allCases) func weightsSumToOneAndStayInside(kernel: ResamplingKernel) {
        for (from, to) in [
            (1, 1), (1, 7), (7, 1), (2, 3), (3, 2), (5, 5), (100, 37), (37, 100), (4032, 518), (9, 4000),
        ] {
            let table = ResamplingWeights(kernel, from: from, to: to)
            #expect(table.starts.count == to)
            for index in 0..<to {
                let weights = table.weights[table.offsets[index]..<table.offsets[index + 1]]
                #expect(abs(weights.reduce(0, +) - 1) < 1e-5)
                #expect(table.starts[index] >= 0 && table.starts[index] + weights.count <= from)
            }
        }
    }

    @Test(arguments: ResamplingKernel.allCases) func aConstantStaysOne(kernel: ResamplingKernel) {
        let plane = Plane<Float>(width: 13, height: 9, repeating: 4)
        for (width, height) in [(40, 31), (5, 3), (1, 1), (13, 20)] {
            let resized = plane.resampled(width: width, height: height, kernel)
            #expect(resized.width == width && resized.height == height)
            #expect(resized.pixels.allSatisfy { abs($0 - 4) < 1e-5 })
        }
    }

    @Test func whatIsNoNumberSpoilsOnlyWhatItTouches() {
        let resized = row([1, 1, .nan, 1, 1]).resampled(width: 10, height: 1, .bilinear)
        #expect(resized.pixels.map(\.isNaN) == [false, false, false, true, true, true, true, false, false, false])
    }

    @Test func rowsAndColumnsAreNotMixedUp() {
        let plane = Plane<Float>(width: 2, height: 3, pixels: [0, 10, 1, 11, 2, 12])
        let resized = plane.resampled(width: 4, height: 6, .bilinear)
        #expect(isClose(Array(resized.pixels[0..<4]), [0, 2.5, 7.5, 10]))
        #expect(isClose((0..<6).map { resized[0, $0] }, [0, 0.25, 0.75, 1.25, 1.75, 2]))
    }

    @Test func channelsBecomePlanes() {
        let photo = Plane<RGB8>(
            width: 2, height: 2, pixels: [RGB8(0x000A64), RGB8(0xFF0A64), RGB8(0x001464), RGB8(0xFF1464)])
        let tensor = [Float](unsafeUninitializedCapacity: 12) { buffer, count in
            count = 12
            guard let memory = buffer.baseAddress else { return }
            photo.writeChannelPlanes(
                width: 2, height: 2, .cubic, gain: SIMD3(1, 2, 0.5), bias: SIMD3(0, -1, 100), to: memory)
        }
        #expect(tensor == [0, 255, 0, 255, 19, 19, 39, 39, 150, 150, 150, 150])
        let mean = [Float](unsafeUninitializedCapacity: 3) { buffer, count in
            count = 3
            guard let memory = buffer.baseAddress else { return }
            photo.writeChannelPlanes(width: 1, height: 1, .area, gain: SIMD3(repeating: 1), bias: .zero, to: memory)
        }
        #expect(isClose(mean, [127.5, 15, 100]))
    }
}
