import Files
import Foundation

/// What a file's first bytes tell of it; its name says nothing.
enum FileSignature: Equatable {
    case jpeg, png, tiff, pfm, npy, exr
    /// A picture format that is known but not read, by name.
    case unsupportedPicture(String)
    /// Something else that is known, in words that fit "it looks like".
    case other(String)
    case unknown

    init(of file: InputFile) {
        let head = [UInt8](file.bytes.prefix(512))
        func starts(_ magic: [UInt8], at offset: Int = 0) -> Bool {
            head.count >= offset + magic.count && head[offset..<offset + magic.count].elementsEqual(magic)
        }
        func starts(_ magic: String, at offset: Int = 0) -> Bool { starts(Array(magic.utf8), at: offset) }

        if starts([0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if starts([0x89] + "PNG\r\n".utf8) {
            self = .png
        } else if starts("II*\0") || starts("MM\0*") || starts("II+\0") || starts("MM\0+") {
            self = .tiff
        } else if (starts("Pf") || starts("PF")) && head.count > 2 && [0x0A, 0x0D, 0x20].contains(head[2]) {
            self = .pfm
        } else if starts([0x93] + "NUMPY".utf8) {
            self = .npy
        } else if starts("v/1\u{1}") {
            self = .exr
        } else if starts("P"), head.count > 2, (0x31...0x36).contains(head[1]), [0x0A, 0x0D, 0x20].contains(head[2]) {
            self = .unsupportedPicture(["PBM", "PGM", "PPM"][Int(head[1] - 0x31) % 3])
        } else if starts("BM"), !FileSignature.isText(head) {
            self = .unsupportedPicture("BMP")
        } else if let name = FileSignature.unsupportedPictures.first(where: { starts($0.magic, at: $0.offset) })?.name {
            self = .unsupportedPicture(name)
        } else if let kind = FileSignature.others.first(where: { starts($0.magic) })?.kind {
            self = .other(kind)
        } else {
            self = FileSignature.isText(head) ? .other("text") : .unknown
        }
    }

    private static let unsupportedPictures: [(magic: String, offset: Int, name: String)] = [
        ("GIF8", 0, "GIF"), ("WEBP", 8, "WebP"), ("ftypavif", 4, "AVIF"), ("ftypavis", 4, "AVIF"),
        ("ftyphei", 4, "HEIC"), ("ftyphev", 4, "HEIC"), ("ftypmif1", 4, "HEIF"), ("ftypmsf1", 4, "HEIF"),
        ("ftypcrx", 4, "CR3 raw"), ("JXL ", 4, "JPEG XL"), ("jP  ", 4, "JPEG 2000"), ("8BPS", 0, "Photoshop"),
        ("#?RADIANCE", 0, "Radiance HDR"), ("FUJIFILMCCD-RAW", 0, "raw"),
    ]

    private static let others: [(magic: String, kind: String)] = [
        ("%PDF", "a PDF document"), ("<svg", "an SVG drawing"), ("<!DOCTYPE html", "a web page"),
        ("<html", "a web page"), ("<!doctype html", "a web page"), ("PK\u{3}\u{4}", "a ZIP archive"),
        ("ply", "a PLY model"), ("glTF", "a glTF model"),
    ]

    private static func isText(_ head: [UInt8]) -> Bool {
        guard !head.isEmpty else { return false }
        // The prefix may end inside a character, so bytes above ASCII are let pass.
        return head.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
    }
}

extension FileSignature {
    private static let longMagics: [([UInt8], format: String)] = [
        ([0x89] + "PNG\r\n".utf8, "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"), ([0x93] + "NUMPY".utf8, "NPY"),
        (Array("II*\0".utf8), "TIFF"), (Array("MM\0*".utf8), "TIFF"), (Array("v/1\u{1}".utf8), "OpenEXR"),
    ]

    /// Why a file of this kind is not what was asked for.
    /// - Parameters:
    ///   - wanted: as in "is not a JPEG, PNG or TIFF picture".
    ///   - convertTo: formats that a picture of another format can be converted to.
    func refusal(of file: InputFile, wanted: String, convertTo: String) -> ImageFileError {
        guard !file.bytes.isEmpty else { return ImageFileError(file.name, "the file is empty") }
        // What is left of a file may be less than its first bytes tell.
        for (magic, format) in FileSignature.longMagics
        where file.bytes.count < magic.count && magic.starts(with: file.bytes) {
            return .cutShort(file, format: format)
        }
        switch self {
        case .unsupportedPicture(let name):
            return ImageFileError(
                file.name, "is a \(name) picture, which is not among the formats read",
                mend: "convert it to \(convertTo)")
        case .other(let kind):
            return ImageFileError(file.name, "is not a \(wanted) (it looks like \(kind))")
        case .jpeg, .png, .tiff, .pfm, .npy, .exr, .unknown:
            return ImageFileError(file.name, "is not a \(wanted)")
        }
    }
}
