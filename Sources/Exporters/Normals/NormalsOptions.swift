import ArgumentParser
import Scene

/// The options of ``NormalsExporter``.
public struct NormalsOptions: ParsableArguments, Sendable {
    @Flag(
        help:
            "Let green grow downwards, as DirectX and Unreal have it, not upwards, as OpenGL, Blender and Unity have it."
    )
    var directx = false

    @Option(
        help: ArgumentHelp(
            "Multiply slopes: 1 is true to the geometry, below 1 flattens, above 1 deepens.", valueName: "factor"))
    var strength = 1.0

    @OptionGroup var depth: BitDepthOptions

    @OptionGroup var edges: EdgeOptions

    public init() {}

    public func validate() throws {
        guard strength > 0, strength.isFinite, strength <= 1000 else {
            throw ValidationError("--strength \(strength) is not between 0 and 1000; give a number such as 1")
        }
    }
}
