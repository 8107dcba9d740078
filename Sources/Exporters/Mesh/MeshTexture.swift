import Files
import Foundation
import ImageFiles
import Raster
import Scene

/// The photo as the texture of a mesh, at its full resolution.
struct MeshTexture {
    let photo: Photo
    let type: FileType
    /// What the user should know about the choice of its file type.
    let warnings: [String]

    /// Of a JPEG: no loss that is seen on a surface.
    private static let quality = 92

    /// - Parameter kind: what was asked for; nil for a JPEG, or a PNG when the photo is too large for one.
    /// - Returns: nil without a photo, or when none was asked for.
    init?(of scene: Scene, kind: TextureKind?) throws(ExportError) {
        guard let photo = scene.photo, kind != TextureKind.none else { return nil }
        let fitsJPEG = max(photo.width, photo.height) <= JPEGFile.maximumSide
        let cause = "no JPEG holds \(photo.width)x\(photo.height) pixels"
        if kind == .jpeg, !fitsJPEG {
            throw ExportError("--texture jpeg", cause, mend: "give --texture png", exitStatus: .usage)
        }
        self.photo = photo
        type = kind == .png || !fitsJPEG ? .png : .jpeg
        warnings = kind == nil && !fitsJPEG ? ["the texture is a PNG: \(cause)"] : []
    }

    private var notes: PictureNotes {
        PictureNotes(resolution: photo.metadata.resolution, colorProfile: photo.metadata.colorProfile)
    }

    /// Writes the picture.
    func write(to file: OutputFile) throws {
        if type == .png {
            try PNGFile.write(photo.pixels, notes: notes, to: file)
        } else {
            try JPEGFile.write(photo.pixels, quality: MeshTexture.quality, notes: notes, to: file)
        }
    }

    /// The picture's file, for formats that embed it.
    /// - Parameter target: of the file that it goes into, for errors.
    func bytes(for target: OutputTarget) throws -> Data {
        if type == .jpeg {
            return try JPEGFile.bytes(
                of: photo.pixels, quality: MeshTexture.quality, notes: notes, name: target.description)
        }
        // Never committed, so that it leaves nothing behind.
        let path = (NSTemporaryDirectory() as NSString).appendingPathComponent("isobath-texture-\(UUID().uuidString)")
        let file = try OutputFile(.file(path))
        try PNGFile.write(photo.pixels, notes: notes, to: file)
        try file.flush()
        let handle = FileHandle(fileDescriptor: file.descriptor, closeOnDealloc: false)
        try handle.seek(toOffset: 0)
        return try handle.readToEnd() ?? Data()
    }
}
