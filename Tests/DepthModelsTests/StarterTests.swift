import Foundation
import Raster
import Testing

@testable import DepthModels

/// Whether networks can be run here; what needs that is skipped where OpenVINO is not installed (`make openvino`).
let hasOpenVINO = (try? OpenVINOLibrary.shared()) != nil

@Suite(.enabled(if: hasOpenVINO, "OpenVINO is not installed; run `make openvino`"))
struct StarterTests {
    @Test func givesDepthAtThePhotosSize() throws {
        let estimator = try DepthEstimator(model: try ModelStore().resolve())
        // Sky above a floor that comes nearer: what the network was made for.
        let photo = Plane<RGB8>(width: 640, height: 360) { pixels in
            for index in pixels.indices {
                let y = index / 640
                let tile = UInt8((index % 640 * 8 / (y + 40) + y * y / 4000) % 2 * 60)
                let color =
                    y < 150 ? RGB8(red: 150, green: 190, blue: 240) : RGB8(red: 90 + tile, green: 70 + tile, blue: 60)
                pixels.initializeElement(at: index, to: color)
            }
        }
        let estimate = try estimator.estimate(photo)
        #expect(estimate.depth.width == 640)
        #expect(estimate.depth.height == 360)
        #expect(estimate.depth.meaning == .inverse)
        // 360 / 640 * 256 = 144 = 4.5 * 32, and halves go to the even multiple.
        #expect(estimate.inputWidth == 256)
        #expect(estimate.inputHeight == 128)
        func mean(_ rows: Range<Int>) -> Float {
            let values = estimate.depth.values.pixels[rows.lowerBound * 640..<rows.upperBound * 640]
            return values.reduce(0, +) / Float(values.count)
        }
        #expect(mean(320..<360) > 1.5 * mean(0..<100))
        #expect(estimate.depth.values.pixels.allSatisfy { $0.isFinite && $0 >= 0 })
        // The same photo gives the same numbers.
        #expect(try estimator.estimate(photo).depth.values == estimate.depth.values)
    }

    @Test func takesPhotosAtOtherSizes() throws {
        let photo = Plane<RGB8>(width: 640, height: 480, repeating: .white)
        for (side, width, height) in [(320, 320, 256), (512, 512, 384), (90, 96, 64)] {
            var facts = ModelFacts()
            facts.width = side
            let estimate = try DepthEstimator(model: try ModelStore().resolve(facts: facts)).estimate(photo)
            #expect(estimate.inputWidth == width)
            #expect(estimate.inputHeight == height)
            #expect(estimate.depth.width == 640)
            #expect(estimate.notices.isEmpty)
        }
        var facts = ModelFacts()
        facts.width = 9000
        #expect(throws: ModelError.self) { try ModelStore().resolve(facts: facts) }
    }

    @Test(arguments: [1, 3]) func mayBeUsedFromAnyThread(streams: Int) throws {
        var options = RunOptions()
        options.streams = streams
        let estimator = try DepthEstimator(model: try ModelStore().resolve(), options: options)
        // Two photos, so that threads which got into one another's input would show.
        let photos = [251, 97].map { period in
            Plane<RGB8>(width: 96, height: 64) { pixels in
                for index in pixels.indices {
                    let level = UInt8(index % period)
                    pixels.initializeElement(at: index, to: RGB8(red: level, green: level, blue: 128))
                }
            }
        }
        let expected = try photos.map { try estimator.estimate($0).depth.values }
        try #require(expected[0] != expected[1])
        let results = Results()
        DispatchQueue.concurrentPerform(iterations: 16) { turn in
            let depth = (try? estimator.estimate(photos[turn % 2]))?.depth.values
            results.add(depth == expected[turn % 2] ? depth : nil)
        }
        #expect(results.all.count == 16 && results.all.allSatisfy { $0 != nil })
    }
}

/// Results that come in from several threads.
private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private(set) var all: [Plane<Float>?] = []
    func add(_ result: Plane<Float>?) { lock.withLock { all.append(result) } }
}
