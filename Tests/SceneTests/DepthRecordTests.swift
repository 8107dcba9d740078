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
            isInverse: true, a: 0.5, b: 0.25, near: 0.8, far: 4, unit: .metres, source: .knownPoints,
            points: [FittedPoint(x: 1, y: 2, metres: 3, residual: 0.125, isOutlier: false)]
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

    @Test func recordsThatMakeNoSenseAreNone() throws {
        let sound = DepthRecord(scene: scene, encoding: .init(scale: 0.5, offset: 3, noData: 0))
        let changes: [(inout DepthRecord) -> Void] = [
            { $0.camera.fx = 0 }, { $0.camera.fy = -500 }, { $0.camera.fx = 1e-300 }, { $0.camera.cx = 1e300 },
            { $0.camera.width = 0 }, { $0.calibration.a = -1 }, { $0.calibration.near = 5 },
            { $0.calibration.near = -1 }, { $0.calibration.isInverse = false }, { $0.isobath = 2 },
            { $0.encoding?.scale = -1 },
        ]
        for change in changes {
            var record = sound
            change(&record)
            #expect(DepthRecord(json: record.json) == nil)
        }
    }
}
