import ImageFiles
import Scene

extension PictureNotes {
    /// What a picture made from a scene says about itself.
    /// - Parameter keepsColors: whether its colours are the photo's own, so that the photo's profile belongs to them.
    init(of scene: Scene, keepsColors: Bool) {
        self.init(
            texts: [
                (keyword: "Software", text: Software.nameAndVersion),
                (keyword: DepthRecord.keyword, text: DepthRecord(scene: scene).json),
            ],
            resolution: scene.photo?.metadata.resolution,
            colorProfile: keepsColors ? scene.photo?.metadata.colorProfile : nil)
    }
}
