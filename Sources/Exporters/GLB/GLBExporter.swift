import Dispatch
import Files
import Foundation
import ImageFiles
import Raster
import Scene

/// Writes a scene as a textured triangle mesh in one file: binary glTF 2.0 (Khronos Group, "glTF 2.0 Specification").
public enum GLBExporter: Exporter {
    public static let name = "glb"
    public static let abstract = "A textured mesh in one file (binary glTF 2.0) for Blender, three.js and the web."
    public static let fileTypes: [FileType] = [.glb]

    /// More than a document says about a picture, and its padding.
    private static let pictureReferenceBytes = 512

    public static func export(_ scene: Scene, options: GLBOptions, to destination: Destination) throws -> ExportReport {
        let file = try destination.open()
        let texture = try MeshTexture(of: scene, kind: options.texture)
        let fitting = MeshFitting(
            scene: scene, options: options.mesh, edges: options.edges.rule(for: scene), axes: .openGL)
        let encoding = GLBEncoding(scene: scene, texture: texture, options: options)
        // The limit is for both; the picture does not shrink with the mesh.
        let picture: Data?
        let fitted: (encoded: GLBStreams, facts: [String: ExportReport.Fact])
        if options.mesh.maxMegabytes != nil {
            picture = try texture?.bytes(for: file.target)
            let pictureBytes = picture.map { $0.count + pictureReferenceBytes } ?? 0
            fitted = try fitting.fit(otherBytes: pictureBytes, encode: encoding.encode)
        } else {
            // The picture is compressed on one core while the mesh is built on the others: each has a result of its own.
            nonisolated(unsafe) var pictureResult: Result<Data?, any Error> = .success(nil)
            nonisolated(unsafe) var meshResult:
                Result<(encoded: GLBStreams, facts: [String: ExportReport.Fact]), any Error>?
            let target = file.target
            DispatchQueue.concurrentPerform(iterations: 2) { part in
                if part == 0 {
                    pictureResult = Result { try texture?.bytes(for: target) }
                } else {
                    meshResult = Result { try fitting.fit(otherBytes: 0, encode: encoding.encode) }
                }
            }
            picture = try pictureResult.get()
            guard let result = try meshResult?.get() else { throw ExportError(scene.name, "the mesh was not made") }
            fitted = result
        }
        let content = try encoding.document(of: fitted.encoded, picture: picture)
        guard content.byteCount <= GLBDocument.largestFile else {
            throw ExportError(
                scene.name, "a GLB holds 4 GB and this mesh takes \(content.byteCount) bytes", mend: "lower --max-faces"
            )
        }
        try content.write(to: file)
        var facts = fitted.facts
        if texture != nil {
            facts["textureWidth"] = .integer(scene.width)
            facts["textureHeight"] = .integer(scene.height)
            facts["textureBytes"] = .integer(picture?.count ?? 0)
        }
        facts["compression"] = .text(options.compression.rawValue)
        facts["unlit"] = .flag(options.unlit)
        return ExportReport(
            files: [try .init(committing: file, mediaType: FileType.glb.mediaType)], facts: facts,
            warnings: texture?.warnings ?? [])
    }
}

/// Puts meshes of one scene into the file's form.
private struct GLBEncoding {
    let scene: Scene
    let texture: MeshTexture?
    let options: GLBOptions

    /// Sized without the picture.
    func encode(_ mesh: SceneMesh) throws -> SizedMesh<GLBStreams> {
        let streams = GLBStreams(mesh: mesh, hasTexture: texture != nil, compression: options.compression)
        return SizedMesh(encoded: streams, bytes: try document(of: streams, picture: nil).byteCount)
    }

    func document(of streams: GLBStreams, picture: Data?) throws -> GLBDocument {
        try GLBDocument(
            streams: streams, picture: picture.map { ($0, texture?.type.mediaType ?? "") }, isUnlit: options.unlit,
            scene: scene)
    }
}
