import ArgumentParser
import Scene

/// What `--axes` takes: a convention, or the viewer in which the geometry is to stand upright when it is opened with the
/// viewer's own settings.
enum AxesName: String, ExpressibleByArgument, CaseIterable, Sendable {
    case openGL = "opengl"
    case gltf
    case openCV = "opencv"
    case zUp = "z-up"
    case leftHanded = "left-handed"
    case blender
    case cloudCompare = "cloudcompare"
    case meshLab = "meshlab"
    case open3D = "open3d"
    case three
    case unity

    /// The numbers to write for it.
    ///
    /// Viewers differ by file type: Blender turns an OBJ from y up to its own z up but takes a PLY as it is, and Unity mirrors
    /// the x of an OBJ, while its readers of PLY take the numbers as they are.
    /// - Parameter isOBJ: OBJ, not PLY.
    func convention(isOBJ: Bool) -> AxisConvention {
        switch self {
        case .openGL, .gltf, .cloudCompare, .meshLab, .open3D, .three: .openGL
        case .openCV: .openCV
        case .zUp: .zUp
        case .leftHanded: .leftHanded
        case .blender: isOBJ ? .openGL : .zUp
        case .unity: isOBJ ? .zForward : .leftHanded
        }
    }
}
