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

    /// Of a JPEG texture: no loss that is seen on a surface.
    private static let textureQuality = 92

    public static func export(
        _ scene: Scene, options: OBJOptions, to statedDestination: Destination
    ) throws -> ExportReport {
        // The texture's name is ours, so the user may not see coming that it is the photo's.
        let destination = statedDestination.sparing(scene.photo?.name)
        let axes = options.geometry.axes.convention(isOBJ: true)
        nonisolated(unsafe) let file = try destination.open()
        var textured: (photo: Photo, companions: OBJCompanions, type: FileType)?
        if let photo = scene.photo, let type = try textureType(for: photo, options: options) {
            guard file.liesInFolder else {
                throw ExportError(
                    destination.target.description, "takes one file, and a mesh with a texture has three",
                    mend: "name a file with -o, or give --texture none", exitStatus: .usage)
            }
            let companions = try OBJCompanions(of: destination, textureType: type)
            textured = (photo, companions, type)
        }
        // The picture is compressed on one core while the mesh is built on the others: each has a result of its own.
        nonisolated(unsafe) var texture: Result<OutputFile?, any Error> = .success(nil)
        nonisolated(unsafe) var mesh: Result<ExportReport, any Error> = .success(ExportReport(files: []))
        DispatchQueue.concurrentPerform(iterations: 2) { [textured] part in
            if part == 0 {
                texture = Result {
                    try textured.map {
                        try write($0.photo, type: $0.type, to: try destination.open($0.companions.texture))
                    }
                }
            } else {
                mesh = Result {
                    try writeMesh(
                        of: scene, options: options, axes: axes, material: textured?.companions.materialName, to: file)
                }
            }
        }
        var report = try mesh.get()
        var files: [ExportReport.WrittenFile] = []
        // The OBJ last: when it is there, what it refers to is there.
        if let textured, let texture = try texture.get() {
            let material = try destination.open(textured.companions.material)
            try material.write(
                OBJMaterial.text(
                    textureName: textured.companions.textureName,
                    comments: GeometryNotes.recordLines(DepthRecord(scene: scene).json)
                ).utf8)
            for part in [file, material, texture] { try part.flush() }
            files.append(try .init(committing: texture, mediaType: textured.type.mediaType))
            files.append(try .init(committing: material, mediaType: "model/mtl"))
            report.facts["textureWidth"] = .integer(scene.width)
            report.facts["textureHeight"] = .integer(scene.height)
            if options.texture == nil, textured.type == .png {
                report.warnings.append("the texture is a PNG: \(cause(ofNoJPEG: textured.photo))")
            }
        }
        report.files = [try .init(committing: file, mediaType: FileType.obj.mediaType)] + files.reversed()
        return report
    }

    /// What was asked for; or else a JPEG, or a PNG when the photo is too large for one.
    private static func textureType(for photo: Photo, options: OBJOptions) throws(ExportError) -> FileType? {
        let fitsJPEG = max(photo.width, photo.height) <= JPEGFile.maximumSide
        switch options.texture {
        case nil: return fitsJPEG ? .jpeg : .png
        case .jpeg where !fitsJPEG:
            throw ExportError("--texture jpeg", cause(ofNoJPEG: photo), mend: "give --texture png", exitStatus: .usage)
        case let texture?: return texture.fileType
        }
    }

    private static func cause(ofNoJPEG photo: Photo) -> String {
        "no JPEG holds \(photo.width)x\(photo.height) pixels"
    }

    private static func write(_ photo: Photo, type: FileType, to file: OutputFile) throws -> OutputFile {
        let notes = PictureNotes(resolution: photo.metadata.resolution, colorProfile: photo.metadata.colorProfile)
        if type == .png {
            try PNGFile.write(photo.pixels, notes: notes, to: file)
        } else {
            try JPEGFile.write(photo.pixels, quality: textureQuality, notes: notes, to: file)
        }
        return file
    }

    private static func writeMesh(
        of scene: Scene, options: OBJOptions, axes: AxisConvention, material: String?, to file: OutputFile
    ) throws -> ExportReport {
        let grid = MeshGrid(width: scene.width, height: scene.height, maximumTriangles: options.maxFaces)
        let mesh = SurfaceMesh(
            distance: scene.distance, grid: grid, edges: options.geometry.edgeRule(for: scene), axes: axes)
        guard mesh.triangleCount > 0 else {
            let untorn = SurfaceMesh(
                distance: scene.distance, grid: grid,
                edges: EdgeRule(threshold: 0, width: scene.width, height: scene.height), axes: axes)
            let mend =
                if scene.width < 2 || scene.height < 2 { "a mesh needs two pixels either way" } else {
                    untorn.triangleCount > 0 ? "raise --edge, or give 0" : "check --near and --far"
                }
            throw ExportError(scene.name, "no triangle is left for a mesh", mend: mend)
        }
        let unprojection = Unprojection(camera: scene.camera, axes: axes)
        let points = mesh.points(of: scene.distance, by: unprojection)
        let writer = OBJWriter(
            mesh: mesh, width: scene.width, height: scene.height, points: points, normals: mesh.normals(of: points),
            comments: GeometryNotes(scene: scene, axes: axes).lines, materialLibrary: material)
        try writer.write(to: file)
        return ExportReport(
            files: [],
            facts: [
                "vertices": .integer(mesh.vertexCount), "faces": .integer(mesh.triangleCount),
                "tornFaces": .integer(mesh.tornTriangles), "gridColumns": .integer(grid.columns.count),
                "gridRows": .integer(grid.rows.count), "axes": .text(axes.rawValue),
                "boundingBox": points.reduce(into: BoundingBox()) { $0.include($1) }.fact,
                "unit": .text(scene.calibration.unit.rawValue),
            ])
    }
}
