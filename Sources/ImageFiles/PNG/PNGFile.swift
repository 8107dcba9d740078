import Files
import Raster

/// Writing of PNG files.
///
/// Texts become iTXt chunks (UTF-8, not compressed), the resolution pHYs, the colour profile iCCP. The size is at most
/// 2^31 - 1 either way; a plane without pixels is refused.
public enum PNGFile {
    /// Grey, 8 bits.
    public static func write(_ plane: Plane<UInt8>, notes: PictureNotes = PictureNotes(), to file: OutputFile) throws {
        try write(plane, layout: .grey8, notes: notes, to: file)
    }

    /// Grey, 16 bits.
    public static func write(_ plane: Plane<UInt16>, notes: PictureNotes = PictureNotes(), to file: OutputFile) throws {
        try write(plane, layout: .grey16, notes: notes, to: file)
    }

    /// RGB, 8 bits a channel.
    public static func write(_ plane: Plane<RGB8>, notes: PictureNotes = PictureNotes(), to file: OutputFile) throws {
        try write(plane, layout: .rgb8, notes: notes, to: file)
    }

    /// RGB, 16 bits a channel.
    public static func write(_ plane: Plane<RGB16>, notes: PictureNotes = PictureNotes(), to file: OutputFile) throws {
        try write(plane, layout: .rgb16, notes: notes, to: file)
    }

    /// RGB and straight opacity, 8 bits a channel.
    public static func write(_ plane: Plane<RGBA8>, notes: PictureNotes = PictureNotes(), to file: OutputFile) throws {
        try write(plane, layout: .rgba8, notes: notes, to: file)
    }

    /// RGB and straight opacity, 16 bits a channel.
    public static func write(_ plane: Plane<RGBA16>, notes: PictureNotes = PictureNotes(), to file: OutputFile) throws {
        try write(plane, layout: .rgba16, notes: notes, to: file)
    }

    private static func write<Pixel>(
        _ plane: Plane<Pixel>, layout: PNGLayout, notes: PictureNotes, to file: OutputFile
    ) throws {
        guard plane.width > 0, plane.height > 0, plane.width <= Int32.max, plane.height <= Int32.max else {
            throw ImageFileError(
                file.target.description, "a PNG cannot hold \(plane.width)x\(plane.height) pixels",
                exitStatus: .cannotCreate)
        }
        let chunks = PNGChunks(file: file)
        try chunks.writeSignature()
        try chunks.writeHeader(width: plane.width, height: plane.height, layout: layout)
        try chunks.writeNotes(notes)
        try plane.pixels.withUnsafeBytes { pixels in
            let stream = PNGPixelStream(pixels: pixels, width: plane.width, height: plane.height, layout: layout)
            try stream.write(to: chunks)
        }
        try chunks.writeEnd()
    }
}
