import COpenVINO
import Raster

/// One use of a compiled network at a time: its input, and what comes out. Not for use from several threads at once.
final class InferenceRequest {
    private let network: Network
    private let request: OpaquePointer
    private let inputTensor: OpaquePointer
    /// The input's own memory, 3 * width * height numbers.
    let input: UnsafeMutablePointer<Float>

    init(of compiled: OpaquePointer, network: Network, width: Int, height: Int) throws(ModelError) {
        let functions = network.core.functions
        var request: OpaquePointer?
        var tensor: OpaquePointer?
        var memory: UnsafeMutableRawPointer?
        guard functions.ov_compiled_model_create_infer_request(compiled, &request) == 0, let request,
            functions.ov_infer_request_get_input_tensor(request, &tensor) == 0, let tensor,
            functions.ov_tensor_data(tensor, &memory) == 0, let memory,
            InferenceRequest.shape(of: tensor, functions) == [1, 3, height, width]
        else {
            if let tensor { functions.ov_tensor_free(tensor) }
            if let request { functions.ov_infer_request_free(request) }
            throw ModelError(network.name, "cannot be run (\(network.core.lastFailure()))", exitStatus: .badData)
        }
        self.network = network
        self.request = request
        inputTensor = tensor
        input = memory.assumingMemoryBound(to: Float.self)
    }

    deinit {
        network.core.functions.ov_tensor_free(inputTensor)
        network.core.functions.ov_infer_request_free(request)
    }

    /// Runs the network on what ``input`` holds. Numbers that are not finite become NaN.
    func run(scale: Float) throws(ModelError) -> Plane<Float> {
        let functions = network.core.functions
        guard functions.ov_infer_request_infer(request) == 0 else {
            throw ModelError(network.name, "broke off (\(network.core.lastFailure()))", exitStatus: .badData)
        }
        var tensor: OpaquePointer?
        let status =
            if let name = network.contract.outputName {
                functions.ov_infer_request_get_tensor(request, name, &tensor)
            } else {
                functions.ov_infer_request_get_output_tensor_by_index(request, 0, &tensor)
            }
        guard status == 0, let tensor else {
            throw ModelError(network.name, "gave no output (\(network.core.lastFailure()))", exitStatus: .badData)
        }
        defer { functions.ov_tensor_free(tensor) }
        var type: UInt32 = 0
        var memory: UnsafeMutableRawPointer?
        let sides = InferenceRequest.shape(of: tensor, functions)
        guard Ports.isMap(sides), sides.allSatisfy({ $0 > 0 }) else { throw Ports.notAMap(network.name, sides) }
        guard functions.ov_tensor_get_element_type(tensor, &type) == 0, type == UInt32(COPENVINO_F32),
            functions.ov_tensor_data(tensor, &memory) == 0, let memory
        else {
            throw ModelError(
                network.name, "has an output that is not float32", mend: "export the network with float32 output",
                exitStatus: .badData)
        }
        let values = memory.assumingMemoryBound(to: Float.self)
        return Plane(width: sides[sides.count - 1], height: sides[sides.count - 2]) { output in
            for index in output.indices {
                let value = values[index] * scale
                output.initializeElement(at: index, to: value.isFinite ? value : .nan)
            }
        }
    }

    private static func shape(of tensor: OpaquePointer, _ functions: COpenVINOFunctions) -> [Int] {
        var shape = ov_shape_t()
        guard functions.ov_tensor_get_shape(tensor, &shape) == 0 else { return [] }
        defer { _ = functions.ov_shape_free(&shape) }
        return (0..<Int(shape.rank)).compactMap { index in shape.dims.map { Int($0[index]) } }
    }
}
