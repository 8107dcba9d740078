import Raster
import Testing

@testable import Scene

struct DepthLayersTests {
    private func scene(_ values: [Float], width: Int, meaning: DepthMeaning = .metres) -> Scene {
        Scene(
            name: "layers", photo: nil,
            depth: DepthMap(
                values: Plane(width: width, height: values.count / width, pixels: values), meaning: meaning),
            origin: DepthOrigin(), camera: Camera(assumedForWidth: width, height: values.count / width),
            calibration: Calibration(
                isInverse: meaning == .inverse, a: 1, b: 0, unit: .metres, source: .metric))
    }

    @Test func partsDepthsThatLieApart() {
        let depths: [Float] = [1, 1, 1.1, 3, 3.2, 3, 20, 22, 20, .nan]
        // Stripes of eight columns.
        let row = depths.flatMap { [Float](repeating: $0, count: 8) }
        let layers = DepthLayers(of: scene((0..<10).flatMap { _ in row }, width: 80), count: 3)
        let labels = stride(from: 0, to: 80, by: 8).map { layers.labels.pixels[$0] }
        #expect(labels == [0, 0, 0, 1, 1, 1, 2, 2, 2, 2])
        #expect(layers.thresholds.count == 2)
        #expect(layers.thresholds[0] > 1 / 3 && layers.thresholds[0] < 1 / 1.1)
        #expect(layers.thresholds[1] > 1 / 20 && layers.thresholds[1] < 1 / 3.2)
        #expect(layers.shares == [0.3, 0.3, 0.4])
    }

    @Test func cutsAtStatedDistances() {
        let layers = DepthLayers(of: scene([0.5, 1, 1.5, 2, 4, .nan], width: 3), at: [1, 2])
        #expect(layers.labels.pixels == [0, 0, 1, 1, 2, 2])
        #expect(layers.count == 3)
        #expect(layers.thresholds == [1, 0.5])
    }

    @Test func depthThatIsTheSameEverywhereIsTheFarthestLayer() {
        for value: Float in [2, .nan] {
            let layers = DepthLayers(of: scene([Float](repeating: value, count: 12), width: 4), count: 4)
            #expect(layers.labels.pixels.allSatisfy { $0 == 3 })
            #expect(layers.thresholds.isEmpty)
        }
        let two = DepthLayers(of: scene([1, 1, 5, 5], width: 2), count: 4)
        #expect(two.labels.pixels == [2, 2, 3, 3])
    }

    /// By trying all pairs of cuts.
    @Test func findsTheBestOfAllCuts() {
        var noise = TestNoise(seed: 3)
        for _ in 0..<20 {
            let histogram = (0..<14).map { _ in Int(40 * noise.unit()) }
            let worth = (0..<14).map { _ in Double(noise.unit()) * 0.2 }
            let total = Double(histogram.reduce(0, +))
            let mean = histogram.enumerated().reduce(0.0) { $0 + Double($1.offset * $1.element) } / total
            let variance = histogram.enumerated().reduce(0.0) {
                $0 + (Double($1.offset) - mean) * (Double($1.offset) - mean) * Double($1.element)
            }
            func share(_ bins: Range<Int>) -> Double? {
                let cells = Double(histogram[bins].reduce(0, +))
                guard cells > 0 else { return nil }
                let own = bins.reduce(0.0) { $0 + Double($1 * histogram[$1]) } / cells
                return cells * (own - mean) * (own - mean) / variance
            }
            func value(_ low: Int, _ high: Int) -> Double? {
                guard let a = share(0..<low), let b = share(low..<high), let c = share(high..<14) else { return nil }
                return a + b + c + worth[low] + worth[high]
            }
            var best = 0.0
            for low in 1..<13 { for high in low + 1..<14 { best = max(best, value(low, high) ?? 0) } }
            let cuts = LayerThresholds.cuts(of: histogram, count: 2) { worth[$0] }
            #expect(cuts.count == 2)
            // A cut in an empty stretch is moved to its middle.
            if !histogram.contains(0) { #expect(abs((value(cuts[1], cuts[0]) ?? 0) - best) < 1e-9) }
        }
    }
}
