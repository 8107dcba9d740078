import Files
import Foundation
import ImageFiles
import Raster

/// The folder of a benchmark run, with the photo to measure on.
struct Workshop {
    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "isobath-bench-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// A JPEG of 4032x3024 with the picture of `source` and the grain of a sensor, so that it costs what a photo does.
    func twelveMegapixels(from source: String) throws -> String {
        let small = try PhotoFile.read(try InputFile(path: source), limits: DecodeLimits()).pixels
        let (width, height) = (4032, 3024)
        let large = Plane<RGB8>(width: width, height: height) { output in
            concurrentBands(of: height) { rows in
                var state = UInt64(rows.lowerBound) &* 0x9E37_79B9_7F4A_7C15 | 1
                for y in rows {
                    let sourceY = (Double(y) + 0.5) * Double(small.height) / Double(height) - 0.5
                    for x in 0..<width {
                        let sourceX = (Double(x) + 0.5) * Double(small.width) / Double(width) - 0.5
                        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                        let grain = Double(state >> 58) / 8 - 4
                        output.initializeElement(at: y * width + x, to: small.bilinear(sourceX, sourceY, adding: grain))
                    }
                }
            }
        }
        let path = folder + "/photo.jpg"
        let file = try OutputFile(.file(path))
        try JPEGFile.write(large, quality: 92, notes: PictureNotes(), to: file)
        try file.commit()
        return path
    }
}

extension Plane where Pixel == RGB8 {
    fileprivate func bilinear(_ x: Double, _ y: Double, adding grain: Double) -> RGB8 {
        let (left, top) = (Swift.max(0, Int(x)), Swift.max(0, Int(y)))
        let (right, bottom) = (Swift.min(width - 1, left + 1), Swift.min(height - 1, top + 1))
        let (u, v) = (Swift.max(0, x - Double(left)), Swift.max(0, y - Double(top)))
        func mix(_ channel: (RGB8) -> UInt8) -> UInt8 {
            let upper = Double(channel(self[left, top])) * (1 - u) + Double(channel(self[right, top])) * u
            let lower = Double(channel(self[left, bottom])) * (1 - u) + Double(channel(self[right, bottom])) * u
            return UInt8(Swift.min(255, Swift.max(0, upper * (1 - v) + lower * v + grain)))
        }
        return RGB8(red: mix(\.red), green: mix(\.green), blue: mix(\.blue))
    }
}
