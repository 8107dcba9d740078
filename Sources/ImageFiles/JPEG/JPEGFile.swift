import CJPEG
import Files
import Foundation
import Raster

/// Writing of JPEG files.
public enum JPEGFile {
    /// The longest side, in pixels: libjpeg's limit; the format's own is 65535.
    public static let maximumSide = 65_500

    /// Writes a baseline JPEG with optimal speed: colour at full resolution (4:4:4) from quality 90 on, halved both ways
    /// (4:2:0) below.
    ///
    /// The resolution is rounded to whole pixels an inch, which is what JFIF holds; texts become comment segments
    /// `keyword: text` of at most 65533 bytes.
    /// - Parameter quality: 1...100, the Independent JPEG Group's scale; numbers outside are clamped.
    public static func write(
        _ plane: Plane<RGB8>, quality: Int, notes: PictureNotes = PictureNotes(), to file: OutputFile
    ) throws {
        try file.write(bytes(of: plane, quality: quality, notes: notes, name: file.target.description))
    }

    /// The bytes of such a file, for formats that embed one.
    /// - Parameter name: of the file that they go into, for errors.
    public static func bytes(
        of plane: Plane<RGB8>, quality: Int, notes: PictureNotes = PictureNotes(), name: String
    ) throws -> Data {
        guard (1...maximumSide).contains(plane.width), (1...maximumSide).contains(plane.height) else {
            throw ImageFileError(
                name, "a JPEG cannot hold \(plane.width)x\(plane.height) pixels", mend: "write a PNG or a TIFF",
                exitStatus: .cannotCreate)
        }
        let comments = notes.texts.map { JPEGComment.format(keyword: $0.keyword, text: $0.text) }
        if let index = comments.firstIndex(where: { $0.count > JPEGComment.maximumSize }) {
            throw ImageFileError(
                name, "the text \"\(notes.texts[index].keyword)\" is too long for a JPEG", mend: "write a PNG",
                exitStatus: .cannotCreate)
        }
        let output = compress(plane, quality: quality, notes: notes, comments: comments)
        guard let bytes = output.bytes else {
            let reason = withUnsafeBytes(of: output.message) { latin1($0.prefix(while: { $0 != 0 })) }
            throw ImageFileError(name, "the JPEG cannot be made (\(reason))", exitStatus: .cannotCreate)
        }
        return Data(bytesNoCopy: bytes, count: output.count, deallocator: .free)
    }

    private static func compress(
        _ plane: Plane<RGB8>, quality: Int, notes: PictureNotes, comments: [[UInt8]]
    ) -> cjpeg_output {
        var picture = cjpeg_picture()
        picture.width = UInt32(plane.width)
        picture.height = UInt32(plane.height)
        picture.quality = Int32(min(max(quality, 1), 100))
        picture.full_color_resolution = quality >= 90
        picture.pixels_per_inch_x = wholePixelsAnInch(notes.resolution?.x)
        picture.pixels_per_inch_y = wholePixelsAnInch(notes.resolution?.y)
        // The comments end to end, so that one pointer reaches them all.
        let joined = comments.flatMap { $0 }
        let sizes = comments.map(\.count)
        let profile = notes.colorProfile ?? []
        return joined.withUnsafeBufferPointer { joined in
            sizes.withUnsafeBufferPointer { sizes in
                profile.withUnsafeBufferPointer { profile in
                    picture.icc_profile = profile.baseAddress
                    picture.icc_profile_size = profile.count
                    picture.comments = joined.baseAddress
                    picture.comment_sizes = sizes.baseAddress
                    picture.comment_count = sizes.count
                    return plane.pixels.withUnsafeBytes { pixels in
                        cjpeg_write_rgb(&picture, pixels.baseAddress?.assumingMemoryBound(to: UInt8.self))
                    }
                }
            }
        }
    }

    private static func wholePixelsAnInch(_ resolution: Double?) -> UInt16 {
        guard let resolution, resolution.isFinite, resolution >= 1, resolution <= 65_535 else { return 0 }
        return UInt16(resolution.rounded())
    }
}
