/// What a network's file says that it takes and gives, and where that differs from what was said of it.
struct NetworkContract: Codable, Equatable {
    /// The fixed sides of the input, nil where it takes any.
    var fixedWidth: Int?
    var fixedHeight: Int?
    /// Where the map is found: the output of that name, or the first.
    var outputName: String?
    /// What the user should know of; one line each.
    var notices: [String] = []

    /// Checks that it is a depth network's: one picture in, one map out.
    /// - Parameters:
    ///   - model: as OpenVINO read it.
    ///   - resolved: what is said of it.
    init(of model: OpaquePointer, resolved: ResolvedModel, core: OpenVINOCore) throws(ModelError) {
        let ports = Ports(
            of: model, name: resolved.description.name, core: core, isStrict: resolved.tensorNamesAreBinding)
        let shape = try ports.inputShape(tensor: resolved.description.input.tensor, notices: &notices)
        fixedWidth = shape.width
        fixedHeight = shape.height
        outputName = try ports.output(tensor: resolved.description.output.tensor, notices: &notices)
    }
}
