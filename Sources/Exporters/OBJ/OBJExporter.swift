import Dispatch
import Files
import Foundation
import ImageFiles
import Raster
import Scene

/// Writes a scene as a triangle mesh with the photo as its texture: an OBJ file, its material library, and the picture.
public enum OBJExporter: Exporter {
    public static let name = "obj"
    public static let abstract = "A mesh with the photo as texture (OBJ, MTL and a picture), torn where surfaces end."
    public static let fileTypes: [FileType] = [.obj]

    public static func export(
        _ scene: Scene, options: OBJOptions, to statedDestination: Destination
    ) throws -> ExportReport {
        // The texture's name is ours, so the user may not see coming that it is the photo's.
        let destination = statedDestination.sparing(scene.photo?.name)
        let axes = options.geometry.axes.convention(isOBJ: true)
        nonisolated(unsafe) let file = try destination.open()
        var textured: (texture: MeshTexture, companions: OBJCompanions)?
        if let texture = try MeshTexture(of: scene, kind: options.texture) {
            guard file.liesInFolder else {
                throw ExportError(
                    destination.target.description, "takes one file, and a mesh with a texture has three",
                    mend: "name a file with -o, or give --texture none", exitStatus: .usage)
            }
            textured = (texture, try OBJCompanions(of: destination, textureType: texture.type))
        }
        let parts = try write(
            picture: { [textured] () throws -> OutputFile? in
                guard let textured else { return nil }
                let picture = try destination.open(textured.companions.texture)
                try textured.texture.write(to: picture)
                return picture
            },
            mesh: { [textured] (pictureBytes: Int) throws -> ExportReport in
                try writeMesh(
                    of: scene, options: options, axes: axes, material: textured?.companions.materialName,
                    pictureBytes: pictureBytes, to: file)
            }, inTurn: options.mesh.maxMegabytes != nil)
        var report = parts.report
        var files: [ExportReport.WrittenFile] = []
        // The OBJ last: when it is there, what it refers to is there.
        if let textured, let picture = parts.picture {
            let material = try destination.open(textured.companions.material)
            try material.write(
                OBJMaterial.text(
                    textureName: textured.companions.textureName,
                    comments: GeometryNotes.recordLines(DepthRecord(scene: scene).json)
                ).utf8)
            for part in [file, material, picture] { try part.flush() }
            files.append(try .init(committing: picture, mediaType: textured.texture.type.mediaType))
            files.append(try .init(committing: material, mediaType: "model/mtl"))
            report.facts["textureWidth"] = .integer(scene.width)
            report.facts["textureHeight"] = .integer(scene.height)
            report.warnings += textured.texture.warnings
        }
        report.files = [try .init(committing: file, mediaType: FileType.obj.mediaType)] + files.reversed()
        return report
    }

    /// The picture is compressed on one core while the mesh is built on the others, unless the mesh has to know the picture's
    /// size.
    private static func write(
        picture: @escaping @Sendable () throws -> OutputFile?, mesh: (Int) throws -> ExportReport, inTurn: Bool
    ) throws -> (picture: OutputFile?, report: ExportReport) {
        if inTurn {
            let file = try picture()
            return (file, try mesh(file?.byteCount ?? 0))
        }
        // Each part has a result of its own.
        nonisolated(unsafe) var file: Result<OutputFile?, any Error> = .success(nil)
        nonisolated(unsafe) var report: Result<ExportReport, any Error> = .success(ExportReport(files: []))
        withoutActuallyEscaping(mesh) { mesh in
            nonisolated(unsafe) let mesh = mesh
            DispatchQueue.concurrentPerform(iterations: 2) { part in
                if part == 0 { file = Result { try picture() } } else { report = Result { try mesh(0) } }
            }
        }
        return (try file.get(), try report.get())
    }

    private static func writeMesh(
        of scene: Scene, options: OBJOptions, axes: AxisConvention, material: String?, pictureBytes: Int,
        to file: OutputFile
    ) throws -> ExportReport {
        let comments = GeometryNotes(scene: scene, axes: axes).lines
        let fitting = MeshFitting(
            scene: scene, options: options.mesh, edges: options.geometry.edgeRule(for: scene), axes: axes)
        let (writer, facts) = try fitting.fit(otherBytes: pictureBytes + materialBytes(of: scene, material)) { mesh in
            let writer = OBJWriter(mesh: mesh, comments: comments, materialLibrary: material)
            return SizedMesh(encoded: writer, bytes: writer.forecastBytes())
        }
        try writer.write(to: file)
        return ExportReport(files: [], facts: facts)
    }

    private static func materialBytes(of scene: Scene, _ material: String?) -> Int {
        guard let material else { return 0 }
        let text = OBJMaterial.text(
            textureName: material, comments: GeometryNotes.recordLines(DepthRecord(scene: scene).json))
        return text.utf8.count + 16
    }
}
