import Files
import Foundation
import Raster

/// NumPy's files of one array, versions 1 to 3.
struct NPYReader {
    private let file: InputFile
    private let header: NPYHeader
    private let body: UnsafeRawBufferPointer

    /// - Parameter bytes: the file's, which outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer, of file: InputFile) throws(ImageFileError) {
        guard bytes.count >= 12 else { throw .cutShort(file, format: "NPY") }
        let version = bytes[6]
        guard (1...3).contains(version) else {
            throw ImageFileError(file.name, "is of version \(version) of the NPY format, which is not known")
        }
        // The length has 2 bytes in version 1 and 4 from then on.
        let start = version == 1 ? 10 : 12
        let length =
            version == 1
            ? Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self).littleEndian)
            : Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self).littleEndian)
        guard length <= bytes.count - start else { throw .cutShort(file, format: "NPY") }
        // NumPy itself refuses longer ones.
        guard length <= 10_000 else { throw ImageFileError(file.name, "its NPY header is absurdly long") }
        let dictionary = String(
            decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<start + length]), as: UTF8.self)
        do throws(NPYHeader.Refusal) {
            header = try NPYHeader(dictionary: dictionary)
        } catch {
            throw ImageFileError(file.name, error.cause, mend: "save a two-dimensional array of numbers")
        }
        self.file = file
        body = UnsafeRawBufferPointer(rebasing: bytes[(start + length)...])
    }

    func read(limits: DecodeLimits) throws(ImageFileError) -> SampleImage {
        guard let (height, width) = header.size else {
            let shape = header.shape.prefix(8).map(String.init).joined(separator: ", ")
            throw ImageFileError(
                file.name, "its array has the shape (\(shape)), not rows and columns",
                mend: "save a two-dimensional array")
        }
        try limits.check(width: width, height: height, of: file)
        let (size, overflow) = (width * height).multipliedReportingOverflow(by: header.type.size)
        guard !overflow, size <= body.count else { throw .cutShort(file, format: "NPY") }
        // In Fortran's order the file holds the columns one after the other: the picture, transposed.
        let stored =
            header.isFortranOrder ? numbers(width: height, height: width) : numbers(width: width, height: height)
        return SampleImage(
            values: header.isFortranOrder ? stored.upright(.transposed) : stored, sampleType: header.type.rawValue,
            format: "NPY", isInteger: header.type.isInteger, texts: texts)
    }

    /// The header's comment by its first word.
    private var texts: [String: String] {
        let words = header.comment?.split(separator: " ", maxSplits: 1) ?? []
        return words.count == 2 ? [String(words[0]): words[1].trimmingCharacters(in: .whitespaces)] : [:]
    }

    private func numbers(width: Int, height: Int) -> Plane<Float> {
        Plane(width: width, height: height) { output in
            concurrentBands(of: height) { rows in
                let range = rows.lowerBound * width..<rows.upperBound * width
                let size = header.type.size
                header.type.convert(
                    UnsafeRawBufferPointer(rebasing: body[range.lowerBound * size..<range.upperBound * size]),
                    isBigEndian: header.isBigEndian, into: UnsafeMutableBufferPointer(rebasing: output[range]))
            }
        }
    }
}
