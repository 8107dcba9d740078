import ArgumentParser

/// A further number that each point may carry.
enum PointScalar: String, CaseIterable, Sendable {
    /// Along the optical axis, in the scene's unit.
    case distance
    /// As the depth map has it.
    case inverse
    /// How surely the point lies inside a surface, 0...1.
    case edge
    /// The cosine of the angle between the normal and the line of sight, 0...1.
    case incidence

    /// The field's name in files.
    var fieldName: String {
        switch self {
        case .distance: "distance"
        case .inverse: "inverse_depth"
        case .edge: "edge_confidence"
        case .incidence: "incidence"
        }
    }

    static var allNames: String { allCases.map(\.rawValue).joined(separator: ",") }
}

/// A list of scalar fields, separated by commas.
struct PointScalars: ExpressibleByArgument, Sendable {
    var fields: [PointScalar]

    init(fields: [PointScalar]) { self.fields = fields }

    init?(argument: String) {
        var fields: [PointScalar] = []
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let field = PointScalar(rawValue: String(name)) else { return nil }
            if !fields.contains(field) { fields.append(field) }
        }
        self.fields = fields
    }

    var defaultValueDescription: String { fields.isEmpty ? "none" : fields.map(\.rawValue).joined(separator: ",") }
}
