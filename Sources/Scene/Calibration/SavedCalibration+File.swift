import Files
import Foundation
import Raster

extension SavedCalibration {
    /// More bytes than any calibration has.
    private static let mostBytes = 1 << 20
    /// More points than anybody picks; each costs a pass over all others.
    private static let mostPoints = 1000

    /// Reads a calibration file.
    /// - Throws: ``SceneError`` when it is none, of a later version, or holds numbers that no camera has.
    public init(_ file: InputFile) throws(SceneError) {
        guard file.bytes.count <= SavedCalibration.mostBytes else {
            throw SceneError(
                file.name, "is larger than any calibration", mend: "give a file that isobath calibrate wrote")
        }
        do {
            let mark = try JSONDecoder().decode(Mark.self, from: file.bytes)
            guard mark.isobathCalibration == SavedCalibration.version else {
                throw SceneError(
                    file.name,
                    "is a calibration of version \(mark.isobathCalibration), and this program reads version 1",
                    mend: "save it anew with isobath calibrate")
            }
            self = try JSONDecoder().decode(SavedCalibration.self, from: file.bytes)
        } catch let error as SceneError {
            throw error
        } catch {
            throw SceneError(
                file.name, "is no calibration (\(SavedCalibration.reason(for: error)))",
                mend: "give a file that isobath calibrate wrote")
        }
        if let flaw {
            throw SceneError(file.name, "is no sound calibration: \(flaw)", mend: "save it anew with isobath calibrate")
        }
    }

    /// Whether a file says that it is a calibration, whatever its version.
    public static func isOne(_ file: InputFile) -> Bool {
        file.bytes.count <= mostBytes && (try? JSONDecoder().decode(Mark.self, from: file.bytes)) != nil
    }

    /// The file's text.
    /// - Throws: ``SceneError`` for NaN or infinity, which JSON cannot hold.
    public func json() throws(SceneError) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        do {
            return try encoder.encode(self) + Data("\n".utf8)
        } catch {
            throw SceneError(
                "the calibration", "holds a number that no file can", mend: "check the points and the camera")
        }
    }

    private struct Mark: Decodable {
        var isobathCalibration: Int
    }

    private static func reason(for error: any Error) -> String {
        func place(_ path: [any CodingKey]) -> String {
            path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        }
        switch error as? DecodingError {
        case .keyNotFound(let key, let context): return "\(place(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return context.codingPath.isEmpty
                ? "not an object of JSON" : "\(place(context.codingPath)) is of the wrong kind"
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            return "\(place(context.codingPath)) is not what it can be"
        default: return "not JSON"
        }
    }

    /// What is wrong with its numbers; nil when they can be worked with.
    private var flaw: String? {
        guard (1...1 << 31).contains(width), (1...1 << 31).contains(height) else {
            return "width and height are no size"
        }
        if let camera {
            guard [camera.fx, camera.fy].allSatisfy({ (1e-3...1e9).contains($0) }) else {
                return "camera.fx and camera.fy are no focal lengths"
            }
            guard [camera.cx, camera.cy].allSatisfy({ abs($0) < 1e9 }) else {
                return "camera.cx and camera.cy are no place"
            }
        }
        guard let scale else { return camera == nil ? "it holds neither camera nor scale" : nil }
        // Constant depth has scale 0.
        guard scale.a >= 0, scale.a.isFinite, scale.b.isFinite, scale.a > 0 || scale.b > 0 else {
            return "scale.a and scale.b give no distance"
        }
        guard [scale.near, scale.far].allSatisfy({ $0.map { $0 > 0 && $0.isFinite } ?? true }) else {
            return "scale.near and scale.far need to be above 0"
        }
        if let near = scale.near, let far = scale.far, near >= far { return "scale.near is not nearer than scale.far" }
        let known = scale.known ?? []
        guard known.isEmpty || (2...SavedCalibration.mostPoints).contains(known.count) else {
            return "scale.known has \(known.count) points, not 2 to \(SavedCalibration.mostPoints)"
        }
        for point in known {
            guard (0..<width).contains(point.x), (0..<height).contains(point.y) else {
                return "scale.known has a point outside the picture"
            }
            guard point.metres > 0, point.metres.isFinite else {
                return "scale.known has a distance that is not above 0"
            }
        }
        return nil
    }
}
