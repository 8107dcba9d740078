import COpenVINO

/// Where a picture goes into a network and a map comes out; checks that it is one picture and one map.
struct Ports {
    private let model: OpaquePointer
    private let name: String
    private let core: OpenVINOCore
    private let isStrict: Bool

    /// - Parameters:
    ///   - model: outlives this value.
    ///   - name: what to call the network in errors.
    ///   - isStrict: whether a tensor that goes by another name than stated is an error; a notice otherwise.
    init(of model: OpaquePointer, name: String, core: OpenVINOCore, isStrict: Bool) {
        self.model = model
        self.name = name
        self.core = core
        self.isStrict = isStrict
    }

    /// The sides that the input is fixed to; throws unless it is one float32 picture [1, 3, height, width].
    /// - Parameter tensor: the name that it should have; nil takes any.
    func inputShape(tensor: String?, notices: inout [String]) throws(ModelError) -> (width: Int?, height: Int?) {
        let functions = core.functions
        var count = 0
        guard functions.ov_model_inputs_size(model, &count) == 0, count == 1 else {
            throw ModelError(
                name, "has \(count) inputs", mend: "depth networks take one picture and nothing else",
                exitStatus: .badData)
        }
        var port: OpaquePointer?
        guard functions.ov_model_const_input_by_index(model, 0, &port) == 0, let port else {
            throw ModelError(name, "has an input that cannot be read", exitStatus: .badData)
        }
        defer { functions.ov_output_const_port_free(port) }
        if let tensor {
            // A tensor may have several names, and the port tells only one of them.
            var named: OpaquePointer?
            if functions.ov_model_const_input_by_name(model, tensor, &named) == 0 {
                functions.ov_output_const_port_free(named)
            } else {
                try report(missing: tensor, as: "input", real: port, notices: &notices)
            }
        }
        let (type, sides) = try describe(port)
        guard let sides, sides.count == 4, (sides[0] ?? 1) == 1, (sides[1] ?? 3) == 3 else {
            throw ModelError(
                name, "has an input of \(Ports.text(sides))", mend: "it has to be [1, 3, height, width]",
                exitStatus: .badData)
        }
        guard type == UInt32(COPENVINO_F32) else {
            throw ModelError(
                name, "has an input that is not float32", mend: "export the network with float32 input",
                exitStatus: .badData)
        }
        return (sides[3], sides[2])
    }

    /// The name of the output to read, nil for the first; throws when there is none of that name or it is no map.
    func output(tensor: String?, notices: inout [String]) throws(ModelError) -> String? {
        let functions = core.functions
        var port: OpaquePointer?
        var name: String?
        if let tensor, functions.ov_model_const_output_by_name(model, tensor, &port) == 0 {
            name = tensor
        } else {
            guard functions.ov_model_const_output_by_index(model, 0, &port) == 0 else {
                throw ModelError(self.name, "has no output", exitStatus: .badData)
            }
        }
        guard let port else { throw ModelError(self.name, "has no output", exitStatus: .badData) }
        defer { functions.ov_output_const_port_free(port) }
        if let tensor, name == nil {
            try report(missing: tensor, as: "output", real: port, notices: &notices)
        }
        let (_, sides) = try describe(port)
        if let sides, !Ports.isMap(sides) { throw Ports.notAMap(self.name, sides) }
        return name
    }

    /// Says that a tensor does not have the stated name but that of `real`, as an error or as a notice.
    private func report(missing tensor: String, as kind: String, real port: OpaquePointer, notices: inout [String])
        throws(ModelError)
    {
        let functions = core.functions
        var count = 1
        if kind == "output", functions.ov_model_outputs_size(model, &count) != 0 { count = 0 }
        var text: UnsafeMutablePointer<CChar>?
        let status = functions.ov_port_get_any_name(port, &text)
        defer { if let text { functions.ov_free(text) } }
        let real = status == 0 ? text.map { String(cString: $0) } : nil
        let position = count == 1 ? "the only one" : "the first of \(count)"
        let truth = real.map { "\(position) is \($0)" } ?? "\(position) has no name"
        // Among several there is doubt which is meant.
        guard isStrict || count != 1 else {
            notices.append("\(name) has no \(kind) named \(tensor): \(truth), and that is taken")
            return
        }
        throw ModelError(
            name, "has no \(kind) named \(tensor)", mend: "\(truth): correct the name or leave it out",
            exitStatus: .badData)
    }

    /// Whether a shape is that of one map: [1, height, width] or [1, 1, height, width].
    static func isMap(_ sides: [Int?]) -> Bool {
        (3...4).contains(sides.count) && sides.dropLast(2).allSatisfy { ($0 ?? 1) == 1 }
    }

    static func notAMap(_ name: String, _ sides: [Int?]) -> ModelError {
        ModelError(
            name, "has an output of \(text(sides))",
            mend: "it has to be one map: [1, height, width] or [1, 1, height, width]", exitStatus: .badData)
    }

    /// The type and the sides of a port; sides are nil where they can be anything, all of them when even their number can.
    private func describe(_ port: OpaquePointer) throws(ModelError) -> (type: UInt32, sides: [Int?]?) {
        let functions = core.functions
        var type: UInt32 = 0
        var shape = ov_partial_shape_t()
        guard functions.ov_port_get_element_type(port, &type) == 0,
            functions.ov_port_get_partial_shape(port, &shape) == 0
        else { throw ModelError(name, "has a tensor that cannot be read", exitStatus: .badData) }
        defer { functions.ov_partial_shape_free(&shape) }
        guard shape.rank.min == shape.rank.max, let dimensions = shape.dims else { return (type, nil) }
        let sides = (0..<Int(shape.rank.min)).map { index -> Int? in
            let dimension = dimensions[index]
            return dimension.min == dimension.max ? Int(dimension.min) : nil
        }
        return (type, sides)
    }

    private static func text(_ sides: [Int?]?) -> String {
        guard let sides else { return "any rank" }
        return "rank \(sides.count) [" + sides.map { $0.map(String.init) ?? "?" }.joined(separator: ", ") + "]"
    }
}
