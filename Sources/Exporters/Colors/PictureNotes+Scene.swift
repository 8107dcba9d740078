import ImageFiles
import Scene

extension PictureNotes {
    /// What a picture made from a scene says about itself.
    /// - Parameters:
    ///   - keepsColors: whether its colours are the photo's own, so that the photo's profile belongs to them.
    ///   - camera: of a part of the picture; nil for the scene's own.
    init(of scene: Scene, keepsColors: Bool, camera: Camera? = nil) {
        var record = DepthRecord(scene: scene)
        if let camera { record.camera = camera }
        self.init(
            texts: [
                (keyword: "Software", text: Software.nameAndVersion),
                (keyword: DepthRecord.keyword, text: record.json),
            ],
            resolution: scene.photo?.metadata.resolution,
            colorProfile: keepsColors ? scene.photo?.metadata.colorProfile : nil)
    }
}
