import ImageFiles
import Raster
import Scene
import Testing

@testable import Pipeline

@Suite struct OptionsTests {
    @Test func knownPointsAreRead() {
        #expect(KnownPoint(argument: "812,440=2.4m") == KnownPoint(x: 812, y: 440, metres: 2.4))
        #expect(KnownPoint(argument: "0,1=12") == KnownPoint(x: 0, y: 1, metres: 12))
        for wrong in ["", "1,2", "1=2", "a,b=c", "1,2,3=4", "1,2=3=4", "1,2=m"] {
            #expect(KnownPoint(argument: wrong) == nil, "\(wrong)")
        }
    }

    private func metadata(f35: Double? = nil, pixels: Double? = nil) -> PhotoMetadata {
        PhotoMetadata(
            format: "JPEG", storedWidth: 4000, storedHeight: 3000, bitDepth: 8, channels: 3, orientation: 6,
            focalLength35mm: f35, focalLengthPixels: pixels)
    }

    @Test func whatIsStatedBeatsEXIF() throws {
        let camera = try CameraOptions.parse(["--fov", "90"])
            .camera(width: 3000, height: 4000, recorded: nil, metadata: metadata(f35: 28))
        #expect(camera.source == .stated)
        #expect(abs(camera.fx - 1500) < 1e-9)
    }

    @Test func exifServesWhenNothingIsStated() throws {
        let options = try CameraOptions.parse([])
        let equivalent = options.camera(width: 3000, height: 4000, recorded: nil, metadata: metadata(f35: 28))
        #expect(equivalent.source == .exif)
        #expect(abs(equivalent.fx - 28 * 5000 / 43.2666) < 0.1)
        // 3600 pixels of the stored 4000x3000 picture, here at half its size and turned.
        let measured = options.camera(width: 1500, height: 2000, recorded: nil, metadata: metadata(pixels: 3600))
        #expect(abs(measured.fx - 1800) < 1e-9)
        #expect(options.camera(width: 30, height: 40, recorded: nil, metadata: nil).source == .assumed)
    }

    @Test func aDepthFilesOwnCameraIsUsed() throws {
        let recorded = Camera(focal: 500, width: 640, height: 480, source: .stated)
        let camera = try CameraOptions.parse([])
            .camera(width: 1280, height: 960, recorded: recorded, metadata: metadata(f35: 28))
        #expect(camera.source == .depthFile)
        #expect(camera.fx == 1000)
    }

    private let ramp = DepthMap(
        values: Plane(width: 100, height: 1, pixels: (1...100).map(Float.init)), meaning: .inverse)

    @Test func calibrationFollowsTheOptions() throws {
        func calibration(_ arguments: [String]) throws -> Calibration {
            try CalibrationOptions.parse(arguments).calibration(of: ramp, subject: "ramp", recorded: nil)
        }
        let assumed = try calibration([])
        #expect(assumed.source == .assumed && assumed.unit == .near && assumed.near == 1 && assumed.far == 10)
        let near = try calibration(["--near", "2"])
        #expect(near.unit == .metres && near.near == 2 && near.far == 20)
        let known = try calibration(["--known", "0,0=10", "--known", "99,0=1"])
        #expect(known.source == .knownPoints && abs(known.distance(100) - 1) < 1e-9)
    }

    @Test func contradictionsAreRefused() {
        #expect(throws: (any Error).self) { try CameraOptions.parse(["--fov", "60", "--focal", "500"]) }
        #expect(throws: (any Error).self) { try CameraOptions.parse(["--fov", "180"]) }
        #expect(throws: (any Error).self) { try CalibrationOptions.parse(["--near", "3", "--far", "2"]) }
        #expect(throws: (any Error).self) { try CalibrationOptions.parse(["--known", "1,1=2"]) }
        #expect(throws: (any Error).self) { try DepthFileOptions.parse(["--depth-is", "metres"]) }
    }

    @Test func anAssumedCameraYieldsToEXIF() throws {
        let recorded = Camera(assumedForWidth: 640, height: 480)
        let options = try CameraOptions.parse([])
        #expect(
            options.camera(width: 640, height: 480, recorded: recorded, metadata: metadata(f35: 28)).source == .exif)
        #expect(options.camera(width: 640, height: 480, recorded: recorded, metadata: nil).source == .assumed)
    }

    private func recorded(_ depth: DepthMap, unit: Calibration.Unit = .metres) -> Calibration {
        let isInverse = depth.meaning == .inverse
        return Calibration(
            isInverse: isInverse, a: isInverse ? 0.01 : 1, b: 0, near: 2.4, far: 5, outside: .drop, unit: unit,
            source: .nearFar)
    }

    @Test func whatADepthFileSaysOfItsLimitsIsKept() throws {
        let metric = DepthMap(values: ramp.values, meaning: .metres)
        func calibration(_ depth: DepthMap, _ arguments: [String]) throws -> Calibration {
            try CalibrationOptions.parse(arguments)
                .calibration(of: depth, subject: "d", recorded: recorded(depth))
        }
        #expect(try calibration(ramp, []).outside == .drop)
        #expect(try calibration(metric, []).outside == .drop)
        #expect(try calibration(metric, ["--outside", "clamp"]).outside == .clamp)
        #expect(try calibration(metric, ["--near", "3"]).far == 5)
        #expect(try calibration(ramp, ["--near", "1"]).far == 5)
        #expect(throws: SceneError.self) { try calibration(metric, ["--near", "5.5"]) }
        #expect(throws: SceneError.self) { try calibration(metric, ["--far", "2"]) }
        #expect(throws: SceneError.self) { try calibration(ramp, ["--near", "6"]) }
    }

    @Test func aNetworkAndADepthFileExcludeOneAnother() throws {
        _ = try SceneOptions.parse(["--depth", "d.npy", "--depth-is", "metres"])
        for option in [["--model", "starter"], ["--device", "GPU"], ["--threads", "2"], ["--precision", "bf16"]] {
            #expect(throws: (any Error).self) { try SceneOptions.parse(["--depth", "d.npy"] + option) }
        }
    }

    @Test func camerasBeyondAllLensesAreRefused() {
        for arguments in [["--focal", "1e-300"], ["--focal", "inf"], ["--fov", "1e-9"], ["--fov", "179.99"]] {
            #expect(throws: (any Error).self) { try CameraOptions.parse(arguments) }
        }
    }

    @Test func limitsOfPixelsAreLimited() throws {
        #expect(try PhotoOptions.parse(["--max-pixels", "68719476736"]).limits.maximumPixels == 1 << 36)
        for wrong in ["0", "-1", "68719476737", "9223372036854775807"] {
            #expect(throws: (any Error).self) { try PhotoOptions.parse(["--max-pixels", wrong]) }
        }
    }

    @Test func metricDepthNeedsNoPoints() throws {
        let metric = DepthMap(values: ramp.values, meaning: .metres)
        let options = try CalibrationOptions.parse(["--known", "0,0=10", "--known", "99,0=1"])
        #expect(throws: SceneError.self) { try options.calibration(of: metric, subject: "m", recorded: nil) }
        let plain = try CalibrationOptions.parse([]).calibration(of: metric, subject: "m", recorded: nil)
        #expect(plain.distance(3) == 3 && plain.source == .metric)
    }
}
