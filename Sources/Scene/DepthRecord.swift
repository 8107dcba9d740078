import Foundation
import Raster

/// What a file made by isobath says about the depth in it, so that reading it back never guesses.
///
/// Written as one line of JSON into the format's own metadata: a PNG text chunk with the keyword ``keyword``, a TIFF
/// ImageDescription, a PLY or OBJ comment, an SVG metadata element.
public struct DepthRecord: Codable, Sendable, Equatable {
    /// Under this name the record stands where a format has named texts.
    public static let keyword = "isobath"

    /// Version of this record's form.
    public var isobath = 1
    public var software = Software.nameAndVersion
    public var meaning: DepthMeaning
    /// Which values lie nearer to the camera: "larger" or "smaller".
    public var nearIs: String
    /// The unit of distances (near, far, metric depth).
    public var unit: Calibration.Unit
    /// How stored numbers become depth values; nil in files that store no depth samples (pictures, geometry).
    public var encoding: Encoding?
    public var camera: Camera
    public var calibration: Calibration
    public var origin: DepthOrigin
    /// What became of the sky; missing where nothing was done about it.
    public var sky: Sky.Treatment?

    /// depth value = ``scale`` * stored number + ``offset``.
    public struct Encoding: Codable, Sendable, Equatable {
        public var scale: Double
        public var offset: Double
        /// The stored number that marks a pixel without depth; nil when every pixel has depth.
        public var noData: Double?

        public init(scale: Double, offset: Double, noData: Double? = nil) {
            self.scale = scale
            self.offset = offset
            self.noData = noData
        }
    }

    /// - Parameter encoding: for files whose samples are ``Scene/depth``'s values.
    public init(scene: Scene, encoding: Encoding? = nil) {
        self.init(scene: scene, meaning: scene.depth.meaning, calibration: scene.calibration, encoding: encoding)
    }

    /// The record of a file that stores ``Scene/distance`` in metres.
    public static func metric(of scene: Scene, encoding: Encoding) -> DepthRecord {
        let calibration = Calibration(
            isInverse: false, a: 1, b: 0, near: scene.calibration.near, far: scene.calibration.far,
            outside: scene.calibration.outside, unit: .metres, source: scene.calibration.source)
        return DepthRecord(scene: scene, meaning: .metres, calibration: calibration, encoding: encoding)
    }

    private init(scene: Scene, meaning: DepthMeaning, calibration: Calibration, encoding: Encoding?) {
        self.meaning = meaning
        nearIs = meaning == .inverse ? "larger" : "smaller"
        unit = calibration.unit
        self.encoding = encoding
        camera = scene.camera
        self.calibration = calibration
        origin = scene.origin
        sky = scene.sky?.treatment
    }

    /// The record as one line of JSON with sorted keys.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Fails only for NaN or infinity, which no camera or calibration holds.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// The record in a text, or nil when it is none.
    public init?(json: String) {
        guard json.contains("\"isobath\""),
            let record = try? JSONDecoder().decode(DepthRecord.self, from: Data(json.utf8)), record.isSound
        else { return nil }
        self = record
    }

    /// Whether its numbers can be worked with; a file from elsewhere may say anything.
    private var isSound: Bool {
        let focals = [camera.fx, camera.fy]
        let limits = [calibration.near, calibration.far].compactMap { $0 }
        let isRange = calibration.near.flatMap { near in calibration.far.map { near < $0 } } ?? true
        return isobath == 1 && focals.allSatisfy { (1e-3...1e9).contains($0) }
            && [camera.cx, camera.cy].allSatisfy { abs($0) < 1e9 }
            && (1...1 << 31).contains(camera.width) && (1...1 << 31).contains(camera.height)
            && limits.allSatisfy { $0 > 0 && $0.isFinite } && isRange
            && calibration.a >= 0 && calibration.a.isFinite && calibration.b.isFinite
            && calibration.isInverse == (meaning == .inverse)
            && (encoding.map { $0.scale >= 0 && $0.scale.isFinite && $0.offset.isFinite } ?? true)
    }
}
