import CTIFF
import Files
import Foundation
import Raster

/// Writes a plane of samples as a TIFF file: grey, upright, little-endian, in strips.
public enum TIFFWriter {
    /// Writes 16-bit unsigned samples.
    public static func write(
        _ plane: Plane<UInt16>, settings: TIFFWriterSettings, to file: OutputFile
    ) throws(ImageFileError) {
        try writeSamples(plane, settings: settings, to: file)
    }

    /// Writes 32-bit floating-point samples; NaN allowed.
    public static func write(
        _ plane: Plane<Float>, settings: TIFFWriterSettings, to file: OutputFile
    ) throws(ImageFileError) {
        try writeSamples(plane, settings: settings, to: file)
    }

    /// Bytes of samples a strip, about: large enough to pack well, small enough for many strips on many cores.
    private static let stripBytes = 1 << 18
    /// Strips held in memory before they are written.
    private static let strideOfStrips = 256
    /// Offsets of 32 bits reach to 4 GiB; packed strips may be a little larger than their samples, and tags follow.
    private static let largestClassicSamples = 4_000_000_000

    private static func writeSamples<Sample: TIFFSample>(
        _ plane: Plane<Sample>, settings: TIFFWriterSettings, to file: OutputFile
    ) throws(ImageFileError) {
        let name = file.target.description
        guard !plane.isEmpty, let width = UInt32(exactly: plane.width), let height = UInt32(exactly: plane.height)
        else { throw ImageFileError(name, "cannot hold a picture of \(plane.width)x\(plane.height) pixels") }
        guard ctiff_can_compress(settings.compression.tag) else {
            throw ImageFileError(
                name, "cannot be packed with \(settings.compression.rawValue): this libtiff was built without it",
                mend: "choose deflate", exitStatus: .unavailable)
        }
        let rowBytes = plane.width * MemoryLayout<Sample>.stride
        let rowsPerStrip = min(plane.height, max(1, stripBytes / rowBytes))
        var picture = ctiff_picture()
        picture.width = width
        picture.height = height
        picture.rows_per_strip = UInt32(rowsPerStrip)
        picture.bits_per_sample = UInt16(8 * MemoryLayout<Sample>.size)
        picture.sample_format = Sample.format
        picture.compression = settings.compression.tag
        picture.predictor = settings.compression == .none ? UInt16(ctiff_predictor_none.rawValue) : Sample.predictor
        picture.big = settings.isBig ?? (rowBytes * plane.height > largestClassicSamples)
        picture.x_resolution = settings.resolution?.x ?? 0
        picture.y_resolution = settings.resolution?.y ?? 0
        let writer = try TIFFStripWriter(picture, texts: settings, descriptor: file.descriptor, name: name)
        let strips = (plane.height + rowsPerStrip - 1) / rowsPerStrip
        if settings.compression == .deflate {
            let packer = TIFFStripPacker(plane: plane, rowsPerStrip: rowsPerStrip)
            for start in stride(from: 0, to: strips, by: strideOfStrips) {
                let batch = start..<min(start + strideOfStrips, strips)
                guard let packed = packer.pack(batch) else { throw writer.outOfMemory() }
                for (strip, bytes) in zip(batch, packed) { try writer.writeRaw(bytes, strip: strip) }
            }
        } else {
            for strip in 0..<strips {
                let rows = strip * rowsPerStrip..<min((strip + 1) * rowsPerStrip, plane.height)
                var samples = Array(plane.pixels[rows.lowerBound * plane.width..<rows.upperBound * plane.width])
                try writer.write(&samples, strip: strip)
            }
        }
        try writer.end()
    }
}
