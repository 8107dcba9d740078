import ArgumentParser

/// The options of ``PLYExporter``.
public struct PLYOptions: ParsableArguments, Sendable {
    @OptionGroup var geometry: GeometryOptions

    @Flag(help: "Write text, not binary little-endian; the numbers are the same.")
    var ascii = false

    @Flag(help: "Add unit normals (nx, ny, nz), on the side of the camera.")
    var normals = false

    @Option(
        help: ArgumentHelp(
            "Add scalar fields, as a list of \(PLYScalar.allNames): scalar_distance along the optical axis and scalar_inverse_depth as the depth map has it.",
            valueName: "names"))
    var scalars: PLYScalars = PLYScalars(fields: [])

    @Option(
        help: ArgumentHelp(
            "Thin the points evenly over the picture to at most so many. (default: all)", valueName: "count"))
    var maxPoints: Int?

    public init() {}

    public func validate() throws {
        if let maxPoints, maxPoints < 1 {
            throw ValidationError("--max-points \(maxPoints) leaves nothing; give 1 or more")
        }
    }
}

/// A further number that each point may carry.
enum PLYScalar: String, CaseIterable, Sendable {
    case distance
    case inverse

    /// The property's name: CloudCompare takes any number of fields by itself when their names start with `scalar_`.
    var property: String {
        switch self {
        case .distance: "scalar_distance"
        case .inverse: "scalar_inverse_depth"
        }
    }

    static var allNames: String { allCases.map(\.rawValue).joined(separator: ",") }
}

/// A list of scalar fields, separated by commas.
struct PLYScalars: ExpressibleByArgument, Sendable {
    var fields: [PLYScalar]

    init(fields: [PLYScalar]) { self.fields = fields }

    init?(argument: String) {
        var fields: [PLYScalar] = []
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let field = PLYScalar(rawValue: String(name)) else { return nil }
            if !fields.contains(field) { fields.append(field) }
        }
        self.fields = fields
    }

    var defaultValueDescription: String { fields.isEmpty ? "none" : fields.map(\.rawValue).joined(separator: ",") }
}
