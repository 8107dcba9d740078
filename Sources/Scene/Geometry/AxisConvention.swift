/// Which way the axes of written geometry point, with the camera at the origin.
///
/// Inside the program a point is (X, Y, Z): X to the right of the picture, Y down, Z forward along the optical axis (see
/// ``Camera``). A convention is a signed permutation of these three; nothing is scaled or moved.
public enum AxisConvention: String, Codable, Sendable, CaseIterable {
    /// x right, y up, z backward; right-handed. OpenGL, glTF.
    case openGL = "opengl"
    /// x right, y down, z forward; right-handed. OpenCV, COLMAP.
    case openCV = "opencv"
    /// x right, y forward, z up; right-handed. Blender's world, CAD, maps.
    case zUp = "z-up"
    /// x left, y up, z forward; right-handed. What becomes ``leftHanded`` in a reader that mirrors x, as Unity's does.
    case zForward = "z-forward"
    /// x right, y up, z forward; left-handed. Unity's world.
    case leftHanded = "left-handed"

    /// Where the picture's right, down and forward go, as unit vectors (the last lane is 0).
    @inlinable public var right: SIMD4<Float> {
        self == .zForward ? SIMD4(-1, 0, 0, 0) : SIMD4(1, 0, 0, 0)
    }

    /// See ``right``.
    @inlinable public var down: SIMD4<Float> {
        switch self {
        case .openGL, .zForward, .leftHanded: SIMD4(0, -1, 0, 0)
        case .openCV: SIMD4(0, 1, 0, 0)
        case .zUp: SIMD4(0, 0, -1, 0)
        }
    }

    /// See ``right``.
    @inlinable public var forward: SIMD4<Float> {
        switch self {
        case .openGL: SIMD4(0, 0, -1, 0)
        case .openCV, .zForward, .leftHanded: SIMD4(0, 0, 1, 0)
        case .zUp: SIMD4(0, 1, 0, 0)
        }
    }

    /// Whether the axes are right-handed. When they are not, a face has to be wound the other way round for its front,
    /// and the normal that (b - a) x (c - a) gives, to face the camera.
    public var isRightHanded: Bool { self != .leftHanded }

    /// The convention in words.
    public var description: String {
        switch self {
        case .openGL: "x right, y up, z backward, right-handed"
        case .openCV: "x right, y down, z forward, right-handed"
        case .zUp: "x right, y forward, z up, right-handed"
        case .zForward: "x left, y up, z forward, right-handed"
        case .leftHanded: "x right, y up, z forward, left-handed"
        }
    }

    /// A direction or point of the camera's frame (X right, Y down, Z forward) in these axes.
    @inlinable public func vector(_ v: SIMD3<Float>) -> SIMD4<Float> {
        right * v.x + down * v.y + forward * v.z
    }
}
