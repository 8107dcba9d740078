import Scene

/// The parts of a glTF 2.0 document that a mesh needs, under the specification's names.
struct GLTF: Encodable {
    var asset: Asset
    var extensionsUsed: [String]?
    var extensionsRequired: [String]?
    var scene = 0
    var scenes = [Root(nodes: [0])]
    var nodes: [Node]
    var cameras: [Camera]?
    var meshes: [Mesh]
    var materials: [Material]
    var textures: [Texture]?
    var samplers: [Sampler]?
    var images: [Image]?
    var accessors: [Accessor]
    var bufferViews: [BufferView]
    var buffers: [Buffer]

    struct Asset: Encodable {
        let version = "2.0"
        let generator = Software.nameAndVersion
        var extras: Extras

        struct Extras: Encodable {
            var isobath: DepthRecord
        }
    }

    struct Root: Encodable {
        var nodes: [Int]
    }

    struct Node: Encodable {
        var name: String
        var mesh: Int?
        var camera: Int?
        var translation: [Double]?
        var scale: [Double]?
    }

    struct Camera: Encodable {
        let type = "perspective"
        var perspective: Perspective

        struct Perspective: Encodable {
            var aspectRatio: Double
            /// Radians.
            var yfov: Double
            var znear: Double
        }
    }

    struct Mesh: Encodable {
        var primitives: [Primitive]

        struct Primitive: Encodable {
            var attributes: [String: Int]
            var indices: Int
            let material = 0
        }
    }

    struct Material: Encodable {
        var name: String
        var pbrMetallicRoughness: Surface
        /// People turn a mesh round, and its back is better seen than not.
        let doubleSided = true
        var extensions: [String: Empty]?

        struct Surface: Encodable {
            var baseColorTexture: Reference?
            let metallicFactor = 0
            let roughnessFactor = 1
        }

        struct Reference: Encodable {
            let index = 0
        }
    }

    struct Texture: Encodable {
        let sampler = 0
        let source = 0
    }

    /// Trilinear, and at the picture's border no colour from the other side.
    struct Sampler: Encodable {
        let magFilter = 9729
        let minFilter = 9987
        let wrapS = 33_071
        let wrapT = 33_071
    }

    struct Image: Encodable {
        var bufferView: Int
        var mimeType: String
        var name: String
    }

    struct Accessor: Encodable {
        var bufferView: Int
        var componentType: Int
        var count: Int
        var type: String
        var normalized: Bool?
        var min: [Double]?
        var max: [Double]?
    }

    struct BufferView: Encodable {
        var buffer = 0
        var byteOffset: Int
        var byteLength: Int
        var byteStride: Int?
        /// 34962 vertices, 34963 indices.
        var target: Int?
        var extensions: [String: Packing]?
    }

    /// `EXT_meshopt_compression` of a buffer view.
    struct Packing: Encodable {
        let buffer = 0
        var byteOffset: Int
        var byteLength: Int
        var byteStride: Int
        var mode: String
        var count: Int
    }

    struct Buffer: Encodable {
        var byteLength: Int
        var extensions: [String: Fallback]?
    }

    /// Marks a buffer that has no bytes, only what packed ones unpack to.
    struct Fallback: Encodable {
        let fallback = true
    }

    struct Empty: Encodable {}
}
