import CTIFF
import Raster

extension TIFFReader {
    /// The pixels as they lie in the file, laid over the background.
    ///
    /// Grey, black on white, palette, RGB, CMYK and YCbCr of up to 16 bits a channel.
    func readColors(limits: DecodeLimits) throws(ImageFileError) -> Plane<RGB8> {
        try check(limits)
        guard header.sample_format == ctiff_unsigned, header.bits_per_sample <= 16 else {
            throw ImageFileError(
                file.name, "holds \(sampleWords), not a photo",
                mend: header.sample_format == ctiff_other ? "" : "give it as depth with --depth")
        }
        let isPlain =
            header.photometric == 2 && header.samples_per_pixel == 3 && header.bits_per_sample == 8
            && !header.is_planar && !header.is_tiled
        return try Plane<RGB8>(width: width, height: height) { pixels throws(ImageFileError) in
            let bytes = UnsafeMutableRawBufferPointer(pixels)
            if isPlain {
                try readStrips(into: bytes, rowBytes: width * 3)
            } else if let start = bytes.baseAddress {
                try readConverted(into: start.assumingMemoryBound(to: UInt8.self), background: limits.background)
            }
        }
    }

    /// Strips that hold just what is wanted, straight to where they belong.
    private func readStrips(into bytes: UnsafeMutableRawBufferPointer, rowBytes: Int) throws(ImageFileError) {
        let rows = Int(header.chunk_height)
        for (strip, y) in stride(from: 0, to: height, by: rows).enumerated() {
            let end = min(y + rows, height)
            try readChunk(strip, into: UnsafeMutableRawBufferPointer(rebasing: bytes[y * rowBytes..<end * rowBytes]))
        }
    }

    /// The kind of samples, as in "holds 32-bit floats".
    var sampleWords: String {
        let kind =
            switch header.sample_format {
            case ctiff_unsigned: "whole numbers"
            case ctiff_signed: "signed whole numbers"
            case ctiff_float: "floats"
            default: "complex numbers"
            }
        return "\(header.bits_per_sample)-bit \(kind)"
    }
}
