import Files
import Foundation
import Raster
import Testing

@testable import Scene

struct SavedCalibrationTests {
    /// Inverse depth 1...100 in 100 columns, seen by a camera off its centre.
    private func scene(points: [KnownPoint]? = nil, model: String? = "net") throws -> Scene {
        let width = 100
        let values = (0..<width * 50).map { Float($0 % width + 1) }
        let depth = DepthMap(values: Plane(width: width, height: 50, pixels: values), meaning: .inverse)
        let points = points ?? [10, 40, 60, 90].map { known($0) }
        return Scene(
            name: "s", photo: nil, depth: depth, origin: DepthOrigin(model: model, file: model == nil ? "d" : nil),
            camera: Camera(fx: 90, fy: 95, cx: 47, cy: 26, width: width, height: 50, source: .stated),
            calibration: try Calibration(
                of: depth, subject: "s", knownPoints: points, near: 0.5, far: 12, outside: .drop))
    }

    private func metres(_ column: Int) -> Double { 1 / (0.01 * Double(column + 1) + 0.05) }

    private func known(_ column: Int) -> KnownPoint { KnownPoint(x: column, y: 7, metres: metres(column)) }

    private func reading(_ text: String) throws -> SavedCalibration {
        try SavedCalibration(InputFile(name: "c.json", bytes: Data(text.utf8)))
    }

    @Test func survivesItsOwnFile() throws {
        let saved = try SavedCalibration(of: scene())
        #expect(try SavedCalibration(InputFile(name: "c", bytes: saved.json())) == saved)
        #expect(saved.scale?.known?.count == 4)
        #expect(saved.scale?.near == 0.5 && saved.scale?.outside == .drop)
    }

    @Test func pointsThatContradictAreNotKept() throws {
        var points = [10, 30, 50, 70, 90].map { known($0) }
        points[2].metres *= 3
        #expect(try SavedCalibration(of: scene(points: points)).scale?.known?.map(\.x) == [10, 30, 70, 90])
    }

    @Test func pointsAreFittedAnewToAnEstimate() throws {
        let saved = try SavedCalibration(of: scene())
        // The next photo's map: other scale, other shift, and twice the resolution.
        let values: [Float] = (0..<200 * 100).map { index in
            let column = index % 200 / 2
            return Float(column + 1) * 3 + 20
        }
        let depth = DepthMap(values: Plane(width: 200, height: 100, pixels: values), meaning: .inverse)
        let fit = try saved.calibration(
            of: depth, subject: "c", origin: DepthOrigin(model: "another"), near: nil, far: nil, outside: nil)
        let calibration = try #require(fit?.calibration)
        #expect(calibration.source == .knownPoints && calibration.far == 12 && calibration.outside == .drop)
        for column in [10, 40, 90] {
            let distance = calibration.distance(Double(column + 1) * 3 + 20)
            #expect(abs(distance - metres(column)) < 1e-6)
        }
    }

    @Test func aNetworksDepthIsFittedAnewFromItsFileToo() throws {
        let saved = try SavedCalibration(of: scene())
        for origin in [DepthOrigin(model: "net", file: "next.tiff"), DepthOrigin(file: "next.png")] {
            let fit = try saved.calibration(
                of: scene().depth, subject: "c", origin: origin, near: nil, far: nil, outside: nil)
            #expect(fit?.calibration.source == .knownPoints)
        }
    }

    @Test func scaleAndShiftServeDepthFiles() throws {
        let saved = try SavedCalibration(of: scene(model: nil))
        let fit = try saved.calibration(
            of: scene().depth, subject: "c", origin: DepthOrigin(file: "next.png"), near: nil, far: 20, outside: nil)
        #expect(fit?.calibration.source == .saved && fit?.calibration.far == 20)
        #expect(abs((fit?.calibration.a ?? 0) - 0.01) < 1e-9)
        #expect(fit?.notices.isEmpty == true)
        var metric = try scene().depth
        metric.meaning = .metres
        #expect(throws: SceneError.self) {
            try saved.calibration(
                of: metric, subject: "c", origin: DepthOrigin(file: "next.png"), near: nil, far: nil, outside: nil)
        }
    }

    @Test func scaleWithoutPointsIsRoughForTheSameNetworkAndRefusedForAnother() throws {
        var saved = try SavedCalibration(of: scene())
        saved.scale?.known = nil
        func fit(_ model: String) throws -> (calibration: Calibration, notices: [String])? {
            try saved.calibration(
                of: scene().depth, subject: "c", origin: DepthOrigin(model: model), near: nil, far: nil, outside: nil)
        }
        #expect(try fit("net")?.notices.count == 1)
        #expect(throws: SceneError.self) { try fit("other") }
    }

    @Test func theCameraServesOtherSizesOfTheSameShape() throws {
        let saved = try SavedCalibration(of: scene())
        let camera = try #require(try saved.camera(width: 400, height: 200, subject: "c"))
        #expect(camera.fx == 360 && camera.fy == 380 && camera.cx == 188 && camera.cy == 104)
        #expect(camera.source == .saved)
        for (width, height) in [(50, 100), (100, 75), (100, 100)] {
            #expect(throws: SceneError.self) { try saved.camera(width: width, height: height, subject: "c") }
        }
    }

    @Test func nothingKnownIsNothingToKeep() throws {
        let depth = DepthMap(values: Plane(width: 2, height: 1, pixels: [1, 2]), meaning: .inverse)
        let scene = Scene(
            name: "s", photo: nil, depth: depth, origin: DepthOrigin(), camera: Camera(assumedForWidth: 2, height: 1),
            calibration: try Calibration(of: depth, subject: "s", near: nil, far: nil, outside: .clamp))
        #expect(throws: SceneError.self) { try SavedCalibration(of: scene) }
    }

    @Test(arguments: [
        ("", "not JSON"), ("[]", "not an object"), ("{}", "isobathCalibration is missing"),
        (#"{"isobathCalibration":2}"#, "version 2"), (#"{"isobathCalibration":1,"width":3}"#, "height is missing"),
        (#"{"isobathCalibration":1,"width":3,"height":2}"#, "neither camera nor scale"),
        (#"{"isobathCalibration":1,"width":0,"height":2}"#, "no size"),
        (#"{"isobathCalibration":1,"width":3,"height":2,"camera":{"fx":0,"fy":1,"cx":1,"cy":1}}"#, "focal"),
        (#"{"isobathCalibration":1,"width":3,"height":2,"camera":{"fx":"9","fy":1,"cx":1,"cy":1}}"#, "camera.fx"),
        (
            #"{"isobathCalibration":1,"width":3,"height":2,"camera":{"fx":9,"fy":1e999,"cx":1,"cy":1}}"#,
            "is no calibration"
        ),
        (#"{"isobathCalibration":1,"width":3,"height":2,"scale":{"meaning":"inverse","a":-1,"b":0}}"#, "scale.a"),
        (#"{"isobathCalibration":1,"width":3,"height":2,"scale":{"meaning":"deep","a":1,"b":0}}"#, "scale.meaning"),
        (
            #"{"isobathCalibration":1,"width":3,"height":2,"scale":{"meaning":"inverse","a":1,"b":0,"near":2,"far":1}}"#,
            "scale.near"
        ),
        (
            #"{"isobathCalibration":1,"width":3,"height":2,"scale":{"meaning":"inverse","a":1,"b":0,"known":[{"x":3,"y":0,"metres":1},{"x":0,"y":0,"metres":2}]}}"#,
            "outside the picture"
        ),
    ]) func hostileFilesAreRefusedInWords(text: String, words: String) {
        do {
            _ = try reading(text)
            Issue.record("took \(text)")
        } catch {
            let line = "\(error)"
            #expect(line.hasPrefix("c.json: ") && line.contains(words) && !line.contains("\n"), "\(line)")
        }
    }
}
