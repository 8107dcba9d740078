import Pipeline

/// What the operator has chosen for every request.
struct ServerRules: Sendable {
    var device: String?
    var threads: Int?
    var keepsCompiledNetworks = true
    var pixels: Int
    /// The longest side of a network's input that a client may ask for.
    var inputSide: Int

    func apply(to scene: inout SceneOptions) throws(ServiceFault) {
        if let size = scene.model.facts.inputSize, max(size.width, size.height) > inputSide {
            throw ServiceFault(
                ServerOptions.inputSize, "is above the limit of \(inputSide) pixels", mend: "ask for less",
                status: .badRequest)
        }
        if let device { scene.model.device = device }
        scene.model.threads = threads
        scene.model.noModelCache = !keepsCompiledNetworks
        scene.photo.maximumPixels = pixels
    }
}
