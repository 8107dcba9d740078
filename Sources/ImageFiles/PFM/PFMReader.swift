import Files
import Raster

/// Portable float maps: `Pf`, the size, a scale whose sign tells the order of bytes, and 32-bit floats from the bottom
/// row to the top (Debevec's format, as Middlebury and MiDaS write it). The scale's amount has no agreed meaning and is
/// not applied.
struct PFMReader {
    private let file: InputFile
    private let width: Int
    private let height: Int
    private let isBigEndian: Bool
    private let body: UnsafeRawBufferPointer

    /// - Parameter bytes: the file's, which outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer, of file: InputFile) throws(ImageFileError) {
        let notUnderstood = ImageFileError(
            file.name, "its PFM header is not understood", mend: "it has to say Pf, width, height and scale")
        var position = 0
        func word() -> String? {
            while position < bytes.count, PFMReader.isBlank(bytes[position]) { position += 1 }
            let start = position
            while position < bytes.count, !PFMReader.isBlank(bytes[position]), position - start < 40 { position += 1 }
            guard position > start, position < bytes.count else { return nil }
            return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
        }
        let kind = word()
        if kind == "PF" {
            throw ImageFileError(file.name, "is a colour PFM, not one number a pixel", mend: "give a grey PFM (Pf)")
        }
        guard kind == "Pf", let width = word(), let height = word(), let scale = word() else {
            if position >= bytes.count { throw .cutShort(file, format: "PFM") }
            throw notUnderstood
        }
        guard let width = Int(width), let height = Int(height), let scale = Double(scale), scale.isFinite,
            PFMReader.isBlank(bytes[position])
        else { throw notUnderstood }
        self.file = file
        self.width = width
        self.height = height
        isBigEndian = scale > 0
        body = UnsafeRawBufferPointer(rebasing: bytes[(position + 1)...])
    }

    func read(limits: DecodeLimits) throws(ImageFileError) -> SampleImage {
        try limits.check(width: width, height: height, of: file)
        let (size, overflow) = (width * height).multipliedReportingOverflow(by: 4)
        guard !overflow, size <= body.count else { throw .cutShort(file, format: "PFM") }
        let values = Plane<Float>(width: width, height: height) { output in
            concurrentBands(of: height) { rows in
                for y in rows {
                    let start = (height - 1 - y) * width * 4
                    SampleType.float32.convert(
                        UnsafeRawBufferPointer(rebasing: body[start..<start + width * 4]), isBigEndian: isBigEndian,
                        into: UnsafeMutableBufferPointer(rebasing: output[y * width..<(y + 1) * width]))
                }
            }
        }
        return SampleImage(values: values, sampleType: "float32", format: "PFM", isInteger: false)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
