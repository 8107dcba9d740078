import Files
import Foundation
import Scene

/// A whole GLB file: the document and the bytes that it refers to.
struct GLBDocument {
    /// Padded to a multiple of 4, as chunks have to be.
    private let json: [UInt8]
    /// In the order of their buffer views; each starts at a multiple of 4.
    private let parts: [Data]
    private let binaryBytes: Int

    /// Bytes that a GLB's header can count.
    static let largestFile = Int(UInt32.max)

    private static let packing = "EXT_meshopt_compression"
    private static let quantization = "KHR_mesh_quantization"
    private static let unlit = "KHR_materials_unlit"

    /// Bytes of the whole file.
    var byteCount: Int { 12 + 8 + json.count + 8 + binaryBytes }

    /// - Parameter picture: the texture's file and its media type.
    init(streams: GLBStreams, picture: (bytes: Data, mediaType: String)?, isUnlit: Bool, scene: Scene) throws {
        var parts: [Data] = []
        var offset = 0
        func place(_ bytes: Data) -> Int {
            let start = offset
            var padded = bytes
            padded.append(contentsOf: [UInt8](repeating: 0, count: -bytes.count & 3))
            parts.append(padded)
            offset += padded.count
            return start
        }
        var views: [GLTF.BufferView] = []
        var unpackedOffset = 0
        for stream in streams.streams {
            let start = place(Data(stream.bytes))
            var view = GLTF.BufferView(
                byteOffset: start, byteLength: stream.bytes.count, byteStride: stream.stride,
                target: stream.isIndices ? 34_963 : 34_962)
            if let unpacked = stream.unpackedBytes {
                view.buffer = 1
                view.byteOffset = unpackedOffset
                view.byteLength = unpacked
                view.extensions = [
                    GLBDocument.packing: GLTF.Packing(
                        byteOffset: start, byteLength: stream.bytes.count, byteStride: stream.elementBytes,
                        mode: stream.isIndices ? "TRIANGLES" : "ATTRIBUTES", count: stream.count)
                ]
                unpackedOffset += (unpacked + 3) / 4 * 4
            }
            views.append(view)
        }
        var image: GLTF.Image?
        if let picture {
            image = GLTF.Image(bufferView: views.count, mimeType: picture.mediaType, name: "photo")
            views.append(GLTF.BufferView(byteOffset: place(picture.bytes), byteLength: picture.bytes.count))
        }
        var document = GLTF(
            asset: .init(extras: .init(isobath: DepthRecord(scene: scene))), nodes: [],
            meshes: [.init(primitives: [GLBDocument.primitive(streams)])],
            materials: [
                .init(
                    name: "photo", pbrMetallicRoughness: .init(baseColorTexture: picture == nil ? nil : .init()),
                    extensions: isUnlit ? [GLBDocument.unlit: .init()] : nil)
            ], accessors: streams.streams.enumerated().map { GLBDocument.accessor($1, view: $0) }, bufferViews: views,
            buffers: [.init(byteLength: offset)])
        if let image {
            document.images = [image]
            document.textures = [.init()]
            document.samplers = [.init()]
        }
        if streams.isPacked {
            document.buffers.append(
                .init(byteLength: unpackedOffset, extensions: [GLBDocument.packing: .init()]))
        }
        GLBDocument.addNodes(to: &document, transform: streams.transform, scene: scene)
        let required =
            (streams.isQuantized ? [GLBDocument.quantization] : []) + (streams.isPacked ? [GLBDocument.packing] : [])
        let used = required + (isUnlit ? [GLBDocument.unlit] : [])
        if !used.isEmpty { document.extensionsUsed = used }
        if !required.isEmpty { document.extensionsRequired = required }
        json = try GLBDocument.encoded(document)
        self.parts = parts
        binaryBytes = offset
    }

    private static func primitive(_ streams: GLBStreams) -> GLTF.Mesh.Primitive {
        var attributes = ["POSITION": 0, "NORMAL": 1]
        if streams.hasTextureCoordinates { attributes["TEXCOORD_0"] = 2 }
        return .init(attributes: attributes, indices: attributes.count)
    }

    private static func accessor(_ stream: GLBStream, view: Int) -> GLTF.Accessor {
        GLTF.Accessor(
            bufferView: view, componentType: stream.component.rawValue, count: stream.count, type: stream.type,
            normalized: stream.isNormalized ? true : nil, min: stream.bounds?.low, max: stream.bounds?.high)
    }

    /// The mesh, and the camera that took the photo where glTF can say it: one whose axis meets the picture's middle.
    private static func addNodes(to document: inout GLTF, transform: GLBTransform?, scene: Scene) {
        var node = GLTF.Node(name: "surface", mesh: 0)
        if let transform {
            node.translation = (0..<3).map { Double(transform.translation[$0]) }
            node.scale = [Double](repeating: Double(transform.scale), count: 3)
        }
        document.nodes = [node]
        let camera = scene.camera
        let (width, height) = (Double(camera.width), Double(camera.height))
        guard abs(camera.cx - width / 2) < 1, abs(camera.cy - height / 2) < 1,
            let nearest = scene.distance.pixels.lazy.filter({ $0 > 0 }).min()
        else { return }
        document.cameras = [
            .init(
                perspective: .init(
                    aspectRatio: width / camera.fx / (height / camera.fy), yfov: 2 * atan(height / 2 / camera.fy),
                    znear: Double(nearest) / 100))
        ]
        document.nodes.append(.init(name: "camera", camera: 0))
        document.scenes = [.init(nodes: [0, 1])]
    }

    private static func encoded(_ document: GLTF) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = [UInt8](try encoder.encode(document))
        return json + [UInt8](repeating: 0x20, count: -json.count & 3)
    }

    func write(to file: OutputFile) throws(FileError) {
        try file.write(GLBDocument.words(0x4654_6C67, 2, UInt32(byteCount)))
        try file.write(GLBDocument.words(UInt32(json.count), 0x4E4F_534A))
        try file.write(json)
        try file.write(GLBDocument.words(UInt32(binaryBytes), 0x004E_4942))
        for part in parts { try file.write(part) }
    }

    private static func words(_ words: UInt32...) -> [UInt8] {
        words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }
}
