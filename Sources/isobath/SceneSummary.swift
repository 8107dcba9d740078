import Foundation
import Scene

/// Which camera and which scale a result rests on, in lines for people.
enum SceneSummary {
    static func lines(_ scene: Scene) -> [String] {
        let camera = scene.camera
        func number(_ value: Double) -> String { String(format: "%.1f", value) }
        let source =
            switch camera.source {
            case .stated: "stated"
            case .exif: "from EXIF"
            case .depthFile: "from the depth file"
            case .saved: "from the saved calibration"
            case .assumed: "assumed; state --fov or --focal"
            }
        return [
            "camera  fx \(number(camera.fx)), fy \(number(camera.fy)), centre \(number(camera.cx)), \(number(camera.cy)) pixels, "
                + "\(number(camera.horizontalFieldOfView)) degrees across (\(source))",
            "scale   \(LengthText.unit(scene.calibration.unit)) (\(scaleSource(scene.calibration)))",
        ]
    }

    private static func scaleSource(_ calibration: Calibration) -> String {
        func digits(_ value: Double) -> String { String(format: "%.6g", value) }
        let line =
            "\(calibration.isInverse ? "1/Z" : "Z") = \(digits(calibration.a)) d \(calibration.b < 0 ? "-" : "+") \(digits(abs(calibration.b)))"
        return switch calibration.source {
        case .metric: "the depth is in metres"
        case .nearFar: "\(line), from --near and --far"
        case .knownPoints: "\(line), fitted to known points"
        case .assumed: "assumed; state --near and --far, or --known"
        case .depthFile: "\(line), from the depth file"
        case .saved: "\(line), from the saved calibration"
        }
    }

    /// What makes lengths in this scene uncertain.
    static func doubts(about scene: Scene) -> [String] {
        guard scene.camera.source == .assumed else { return [] }
        return [
            "the camera is assumed: lengths across the picture are as uncertain as its angle; state --fov or --focal"
        ]
    }

    /// The known points with what the fit leaves over; empty when there are none.
    static func points(_ calibration: Calibration) -> [String] {
        guard let points = calibration.points, !points.isEmpty else { return [] }
        let rows = points.map { point in
            // Less than the least of these is rounding, and no residual.
            let residual = point.residual.map { abs($0) < 1e-9 * point.metres ? 0 : $0 }
            return [
                "\(point.x),\(point.y)", LengthText.text(point.metres, unit: .metres),
                LengthText.text(point.fitted, unit: .metres),
                LengthText.text(residual, unit: .metres, signed: true), point.isOutlier ? "left out" : "",
            ]
        }
        return TextTable.lines(
            [["known", "stated", "fitted", "residual"]] + rows, rightAligned: [1, 2, 3])
    }
}
