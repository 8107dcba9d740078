import CTIFF
import Raster

extension TIFFReader {
    /// The stored numbers, upright, with the texts; NaN where they equal GDAL's no-data value.
    func readSampleImage(limits: DecodeLimits) throws(ImageFileError) -> SampleImage {
        try check(limits)
        guard header.samples_per_pixel == 1 else {
            throw ImageFileError(
                file.name, "has \(header.samples_per_pixel) samples a pixel, and a depth map has one",
                mend: "give a grey picture with one number a pixel")
        }
        // The numbers of a palette picture stand for colours.
        guard header.photometric != 3 else { throw .isColored(file) }
        guard let type = sampleType else {
            throw ImageFileError(
                file.name, "holds \(sampleWords), which are not read as depth",
                mend: "convert it to 16-bit whole numbers or 32-bit floats")
        }
        let metadata = metadata
        var values = try readNumbers(of: type)
        if let text = metadata.texts["GDAL_NODATA"], let noData = Float(text.filter { !$0.isWhitespace }) {
            values = values.map { $0 == noData ? .nan : $0 }
        }
        return SampleImage(
            values: values.upright(Orientation(tag: metadata.orientation)), sampleType: type.rawValue, format: "TIFF",
            isInteger: type.isInteger, texts: metadata.texts)
    }

    private var sampleType: SampleType? {
        switch (header.sample_format, header.bits_per_sample) {
        case (ctiff_unsigned, 8): .uint8
        case (ctiff_unsigned, 16): .uint16
        case (ctiff_unsigned, 32): .uint32
        case (ctiff_unsigned, 64): .uint64
        case (ctiff_signed, 8): .int8
        case (ctiff_signed, 16): .int16
        case (ctiff_signed, 32): .int32
        case (ctiff_signed, 64): .int64
        case (ctiff_float, 16): .float16
        case (ctiff_float, 32): .float32
        case (ctiff_float, 64): .float64
        default: nil
        }
    }

    /// Strip by strip or tile by tile.
    private func readNumbers(of type: SampleType) throws(ImageFileError) -> Plane<Float> {
        let chunkWidth = Int(header.chunk_width)
        let chunkHeight = Int(header.chunk_height)
        let rowBytes = chunkWidth * type.size
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: rowBytes * chunkHeight, alignment: 16)
        defer { memory.deallocate() }
        return try Plane<Float>(width: width, height: height) { output throws(ImageFileError) in
            var index = 0
            for top in stride(from: 0, to: height, by: chunkHeight) {
                let rows = min(chunkHeight, height - top)
                for left in stride(from: 0, to: width, by: chunkWidth) {
                    let columns = min(chunkWidth, width - left)
                    // The last strip is short; a tile is whole even where it reaches over the edge.
                    let size = rowBytes * (header.is_tiled ? chunkHeight : rows)
                    try readChunk(index, into: UnsafeMutableRawBufferPointer(rebasing: memory[..<size]))
                    index += 1
                    for row in 0..<rows {
                        let start = (top + row) * width + left
                        type.convert(
                            UnsafeRawBufferPointer(rebasing: memory[row * rowBytes..<row * rowBytes + rowBytes]),
                            isBigEndian: SampleType.machineIsBigEndian,
                            into: UnsafeMutableBufferPointer(rebasing: output[start..<start + columns]))
                    }
                }
            }
        }
    }
}

extension SampleType {
    static let machineIsBigEndian = 1.bigEndian == 1
}
