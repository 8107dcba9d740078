import CEXR
import Files
import Foundation
import Raster

/// One channel of an OpenEXR file of scanlines: Z, else Y, else the only one.
struct EXRReader {
    private let bytes: UnsafeRawBufferPointer
    private let file: InputFile

    /// - Parameter bytes: the file's, which outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer, of file: InputFile) {
        self.bytes = bytes
        self.file = file
    }

    func read(limits: DecodeLimits) throws(ImageFileError) -> SampleImage {
        var opened: OpaquePointer?
        let code = cexr_reader_open(bytes.baseAddress, bytes.count, &opened)
        guard code == 0, let reader = opened else { throw refusal(code) }
        defer { cexr_reader_close(reader) }
        let (width, height) = (Int(cexr_reader_width(reader)), Int(cexr_reader_height(reader)))
        try limits.check(width: width, height: height, of: file)
        let rowsPerChunk = max(1, Int(cexr_reader_rows_per_chunk(reader)))
        let chunks = (height + rowsPerChunk - 1) / rowsPerChunk
        let values = try Plane<Float>(width: width, height: height) { (output) throws(ImageFileError) in
            nonisolated(unsafe) let (output, reader) = (output, reader)
            let codes = mapConcurrentBands(of: chunks, minimum: 1) { band -> Int32 in
                for chunk in band {
                    let start = output.baseAddress.map { $0 + chunk * rowsPerChunk * width }
                    let code = cexr_reader_rows(reader, Int32(chunk * rowsPerChunk), start)
                    guard code == 0 else { return code }
                }
                return 0
            }
            if let code = codes.first(where: { $0 != 0 }) { throw refusal(code) }
            for index in output.indices where !output[index].isFinite { output[index] = .nan }
        }
        let types = ["uint32", "float16", "float32"]
        let type = Int(cexr_reader_type(reader))
        return SampleImage(
            values: values, sampleType: types.indices.contains(type) ? types[type] : "float32", format: "EXR",
            isInteger: type == 0, texts: record(of: reader).map { ["isobath": $0] } ?? [:])
    }

    private func record(of reader: OpaquePointer) -> String? {
        var count = 0
        guard let text = cexr_reader_record(reader, &count) else { return nil }
        return String(decoding: UnsafeRawBufferPointer(start: text, count: count), as: UTF8.self)
    }

    private func refusal(_ code: Int32) -> ImageFileError {
        switch code {
        case Int32(cexr_is_tiled_or_deep):
            ImageFileError(
                file.name, "is an OpenEXR file of tiles or of deep data, which is not among the kinds read",
                mend: "save it as scanlines")
        case Int32(cexr_has_no_depth):
            ImageFileError(file.name, "has several channels and none of them is Z or Y", mend: "save the depth as Z")
        case Int32(cexr_is_subsampled):
            ImageFileError(file.name, "has not a sample of depth at each pixel")
        default:
            .damaged(file, format: "OpenEXR", reason: String(cString: cexr_message(code)).lowercased())
        }
    }
}
