import Files
import Foundation
import ImageFiles
import Raster
import Scene

@testable import Exporters

/// A small scene of which every number is known: a square 2 m away before a wall 4 m away, with a corner without depth.
enum GeometryScene {
    static let (width, height) = (40, 30)

    static func distance(_ x: Int, _ y: Int) -> Float {
        if x < 5, y < 5 { return .nan }
        return (10..<25).contains(x) && (8..<20).contains(y) ? 2 : 4
    }

    static func color(_ x: Int, _ y: Int) -> RGB8 {
        RGB8(red: UInt8(x * 6), green: UInt8(y * 8), blue: UInt8((x + y) * 3))
    }

    static func plane<Pixel>(_ pixel: (Int, Int) -> Pixel) -> Plane<Pixel> {
        Plane(width: width, height: height, pixels: (0..<width * height).map { pixel($0 % width, $0 / width) })
    }

    static func steps(
        photo: Bool = true, name: String = "steps.png", distance: (Int, Int) -> Float = GeometryScene.distance
    ) -> Scene {
        let depth = DepthMap(values: plane(distance), meaning: .metres)
        let metadata = PhotoMetadata(
            format: "PNG", storedWidth: width, storedHeight: height, bitDepth: 8, channels: 3)
        return Scene(
            name: name, photo: photo ? Photo(name: name, pixels: plane(color), metadata: metadata) : nil, depth: depth,
            origin: DepthOrigin(file: "steps.npy"),
            camera: Camera(fx: 50, fy: 52, cx: 19, cy: 16, width: width, height: height, source: .stated),
            calibration: Calibration(isInverse: false, a: 1, b: 0, unit: .metres, source: .metric))
    }

    /// A folder of its own for one test, removed at the end.
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("geometry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }
}
