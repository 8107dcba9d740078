import COpenVINO

/// Whether a network has the shape of a depth network: one picture in, one map out.
extension Network {
    /// The sides that the input is fixed to; throws unless it is one float32 picture [1, 3, height, width].
    static func inputShape(_ model: OpaquePointer, tensor: String?, name: String, core: OpenVINOCore)
        throws(ModelError) -> (width: Int?, height: Int?)
    {
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
        let (type, sides) = try describe(port, name: name, core: core)
        guard let sides, sides.count == 4, (sides[0] ?? 1) == 1, (sides[1] ?? 3) == 3 else {
            throw ModelError(
                name, "has an input of \(text(sides))", mend: "it has to be [1, 3, height, width]",
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
    static func checkOutput(_ model: OpaquePointer, tensor: String?, name: String, core: OpenVINOCore)
        throws(ModelError) -> String?
    {
        let functions = core.functions
        var port: OpaquePointer?
        var named = false
        if let tensor, functions.ov_model_const_output_by_name(model, tensor, &port) == 0 {
            named = true
        } else {
            var count = 0
            guard functions.ov_model_outputs_size(model, &count) == 0, count >= 1,
                functions.ov_model_const_output_by_index(model, 0, &port) == 0
            else { throw ModelError(name, "has no output", exitStatus: .badData) }
            // With one output there is no doubt which is meant, whatever an exporter called it.
            if let tensor, count > 1 {
                functions.ov_output_const_port_free(port)
                throw ModelError(name, "has no output named \(tensor)", exitStatus: .badData)
            }
        }
        guard let port else { throw ModelError(name, "has no output", exitStatus: .badData) }
        defer { functions.ov_output_const_port_free(port) }
        let (_, sides) = try describe(port, name: name, core: core)
        if let sides, !isMap(sides) { throw notAMap(name, sides) }
        return named ? tensor : nil
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
    private static func describe(_ port: OpaquePointer, name: String, core: OpenVINOCore) throws(ModelError)
        -> (type: UInt32, sides: [Int?]?)
    {
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
