import Pipeline

/// What the operator has chosen for every request.
struct ServerRules: Sendable {
    var device: String?
    var threads: Int?
    var keepsCompiledNetworks = true
    var pixels: Int

    func apply(to scene: inout SceneOptions) {
        if let device { scene.model.device = device }
        scene.model.threads = threads
        scene.model.noModelCache = !keepsCompiledNetworks
        scene.photo.maximumPixels = pixels
    }
}
