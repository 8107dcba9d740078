import Files
import ImageFiles
import Raster

/// Puts colours and opacity together and writes them, with 8 or 16 bits a channel.
struct CutoutWriting {
    let frame: CutoutFrame
    /// nil for transparency.
    let background: CutoutBackground?
    let isPremultiplied: Bool
    /// Of a JPEG.
    let quality: Int
    let notes: PictureNotes

    func write(
        _ colors: Plane<RGB8>, alpha: Plane<UInt8>, as type: FileType, to file: OutputFile
    ) throws {
        guard let background else {
            let cutout = frame.part(of: colors).withAlpha(frame.part(of: alpha), isPremultiplied: isPremultiplied)
            return try PNGFile.write(cutout, notes: notes, to: file)
        }
        let picture = frame.part(of: colors).laid(over: frame.part(of: background), alpha: frame.part(of: alpha))
        if type == .jpeg {
            try JPEGFile.write(picture, quality: quality, notes: notes, to: file)
        } else {
            try PNGFile.write(picture, notes: notes, to: file)
        }
    }

    func write(_ colors: Plane<RGB16>, alpha: Plane<UInt16>, to file: OutputFile) throws {
        if let background {
            let picture = frame.part(of: colors).laid(over: frame.part(of: background), alpha: frame.part(of: alpha))
            try PNGFile.write(picture, notes: notes, to: file)
        } else {
            let cutout = frame.part(of: colors).withAlpha(frame.part(of: alpha), isPremultiplied: isPremultiplied)
            try PNGFile.write(cutout, notes: notes, to: file)
        }
    }
}
