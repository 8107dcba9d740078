import Files
import Foundation
import Raster
import Testing

@testable import Scene

@Suite struct DepthRecordTests {
    private let scene = Scene(
        name: "a {brace} \"quote\".jpg", photo: nil,
        depth: DepthMap(values: Plane(width: 2, height: 1, pixels: [1, 2]), meaning: .inverse),
        origin: DepthOrigin(model: "starter", modelChecksum: "ab", file: nil),
        camera: Camera(focal: 100, width: 2, height: 1, source: .stated),
        calibration: Calibration(
            isInverse: true, a: 0.5, b: 0.25, near: 0.8, far: 4, unit: .metres, source: .knownPoints, residuals: [0.125]
        ))

    @Test func survivesItsOwnText() throws {
        let record = DepthRecord(scene: scene, encoding: .init(scale: 0.5, offset: 3, noData: 0))
        #expect(DepthRecord(json: record.json) == record)
        #expect(!record.json.contains("\n"))
        #expect(record.nearIs == "larger")
    }

    @Test func isFoundInsideOtherText() throws {
        let record = DepthRecord(scene: scene)
        let escaped = record.json.replacingOccurrences(of: "\"", with: "&quot;")
        for text in ["ply\ncomment isobath \(record.json)\nend_header\n", "<svg><metadata>\(escaped)</metadata></svg>"]
        {
            #expect(DepthRecord(in: InputFile(name: "x", bytes: Data(text.utf8))) == record)
        }
        #expect(DepthRecord(in: InputFile(name: "x", bytes: Data("{\"isobath\":{{{".utf8))) == nil)
    }

    @Test func foreignTextIsNoRecord() {
        #expect(DepthRecord(json: "") == nil)
        #expect(DepthRecord(json: "{\"isobath\":2}") == nil)
        #expect(DepthRecord(json: "{\"shape\": [2, 3]}") == nil)
    }
}
