import ImageFiles
import Raster
import Scene

/// A small scene that needs no file: a tiled floor that runs to the horizon, under a sky.
enum SelfTest {
    private static let width = 128
    private static let height = 96
    private static let horizon = 40

    static let photo: Plane<RGB8> = {
        let pixels = (0..<width * height).map { index -> RGB8 in
            let (x, y) = (index % width, index / width)
            guard y > horizon else { return RGB8(red: 120, green: 170, blue: UInt8(255 - y)) }
            let distance = 40 / Double(y - horizon)
            let isDark = (Int(distance * 4) + Int((Double(x - width / 2) * distance / 20 + 100))) % 2 == 0
            return isDark ? RGB8(red: 90, green: 70, blue: 50) : RGB8(red: 190, green: 170, blue: 140)
        }
        return Plane(width: width, height: height, pixels: pixels)
    }()

    /// The scene with the floor's inverse depth; the sky has none.
    static func scene() throws(SceneError) -> Scene {
        let values = (0..<width * height).map { index -> Float in
            let y = index / width
            return y > horizon ? Float(y - horizon) / 40 : .nan
        }
        let depth = DepthMap(values: Plane(width: width, height: height, pixels: values), meaning: .inverse)
        let metadata = PhotoMetadata(format: "none", storedWidth: width, storedHeight: height, bitDepth: 8, channels: 3)
        return Scene(
            name: "self-test", photo: Photo(name: "self-test", pixels: photo, metadata: metadata), depth: depth,
            origin: DepthOrigin(), camera: Camera(assumedForWidth: width, height: height),
            calibration: try Calibration(
                of: depth, subject: "self-test", near: nil, far: nil, outside: .clamp))
    }
}
