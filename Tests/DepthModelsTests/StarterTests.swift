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
}
