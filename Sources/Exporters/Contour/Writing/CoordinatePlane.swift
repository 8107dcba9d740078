import Foundation
import Scene

/// Where a point of the photo lies in the coordinates that were asked for.
struct CoordinatePlane {
    /// Coordinates are written as whole multiples of 10^-decimals.
    private let decimals: Int
    /// From thousandths of a pixel to these multiples.
    private let scaleX: Double
    private let scaleY: Double
    private let originX: Double
    private let originY: Double
    private let isExact: Bool

    /// Nil when the level has no distance, and so no plane.
    init?(_ coordinates: ContourCoordinates, _ level: ContourLevel, _ camera: Camera) {
        switch coordinates {
        case .pixels:
            isExact = true
            decimals = 3
            (scaleX, scaleY, originX, originY) = (1, 1, 0, 0)
        case .camera:
            guard let distance = level.distance, distance > 1e-300 else { return nil }
            isExact = false
            // A step of the last decimal is no more than a thousandth of a pixel, as far as 9 decimals go.
            let step = distance / max(camera.fx, camera.fy) / Double(IsolinePoint.unitsPerPixel)
            guard step > 0, step.isFinite else { return nil }
            decimals = min(max(Int((-log10(step)).rounded(.up)), 0), 9)
            let unit = pow(10, Double(decimals)) * distance
            scaleX = unit / camera.fx / Double(IsolinePoint.unitsPerPixel)
            scaleY = -unit / camera.fy / Double(IsolinePoint.unitsPerPixel)
            originX = -unit * camera.cx / camera.fx
            originY = unit * camera.cy / camera.fy
            let farthest = max(abs(scaleX), abs(scaleY)) * Double(Int32.max) + max(abs(originX), abs(originY))
            guard farthest < 1e18 else { return nil }
        }
    }

    @inline(__always)
    func append(_ point: IsolinePoint, to text: inout DecimalText) {
        guard !isExact else {
            text.append(point, separator: 0x2C)
            return
        }
        text.append(Int((Double(point.x) * scaleX + originX).rounded()), decimals: decimals)
        text.bytes.append(0x2C)
        text.append(Int((Double(point.y) * scaleY + originY).rounded()), decimals: decimals)
    }
}
