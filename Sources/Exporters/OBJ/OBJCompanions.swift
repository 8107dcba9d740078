import Files
import Foundation

/// The files beside an OBJ: its material library and its texture.
///
/// OBJ and MTL name other files in words between blanks and state no encoding, so readers cut names at blanks and garble
/// letters beyond ASCII. The OBJ keeps the name that the user chose; the names inside it are made of ASCII letters, digits,
/// `.`, `_` and `-` alone.
struct OBJCompanions {
    let material: OutputTarget
    let texture: OutputTarget
    /// As the OBJ and the MTL call them: without a folder.
    let materialName: String
    let textureName: String

    /// - Parameter textureType: decides the texture's extension.
    init(of destination: Destination, textureType: FileType) throws(ExportError) {
        guard case .file(let path) = try destination.companion(suffix: "") else {
            throw ExportError("standard output", "takes one file", mend: "name a file with -o", exitStatus: .usage)
        }
        let folder = FilePath.folder(of: path)
        let stem = OBJCompanions.plainName((path as NSString).lastPathComponent)
        materialName = stem + ".mtl"
        textureName = stem + "-texture." + textureType.defaultExtension
        material = .file((folder as NSString).appendingPathComponent(materialName))
        texture = .file((folder as NSString).appendingPathComponent(textureName))
    }

    /// The name when it is plain already; otherwise one with `_` for every other character, and a number made from
    /// the whole name, so that two names that differ in those characters alone do not fall together.
    static func plainName(_ name: String) -> String {
        let plain = String(
            name.unicodeScalars.map { scalar in
                scalar.isASCII
                    && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar || "._-".unicodeScalars.contains(scalar))
                    ? Character(scalar) : "_"
            })
        guard plain != name else { return name }
        // FNV-1a, 32 bits (Fowler, Noll, Vo).
        let hash = name.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        let digits = String(hash, radix: 16)
        return plain + "-" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
