import Files
import Foundation

/// Whether a file can be a network at all, told by its content before OpenVINO sees it: OpenVINO tries one reader after
/// another on what it does not know, and some of them write to standard error.
enum NetworkFormat {
    /// Throws unless the file is an ONNX model by its outer structure, or an OpenVINO IR by its name and first letters.
    static func check(_ path: String, name: String) throws(ModelError) {
        let bytes: Data
        do throws(FileError) { bytes = try InputFile(path: path).bytes } catch { throw ModelError(error) }
        let mend = "give an ONNX file or an OpenVINO IR (.xml beside .bin)"
        guard !bytes.isEmpty else { throw ModelError(name, "is empty", mend: mend, exitStatus: .badData) }
        if (path as NSString).pathExtension.lowercased() == "xml" {
            let start = String(decoding: bytes.prefix(200), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
            guard start.hasPrefix("<?xml") || start.hasPrefix("<net") else {
                throw ModelError(name, "is no OpenVINO IR", mend: mend, exitStatus: .badData)
            }
            return
        }
        switch bytes.withUnsafeBytes(onnxStructure) {
        case .whole: return
        case .truncated:
            throw ModelError(
                name, "is an ONNX file that breaks off", mend: "copy or download it again", exitStatus: .badData)
        case .other: throw ModelError(name, "is no ONNX file", mend: mend, exitStatus: .badData)
        }
    }

    private enum Structure { case whole, truncated, other }

    /// The fields of onnx.ModelProto (onnx/onnx.proto): 7 is the graph, without which there is no network.
    private static let modelFields: Set<UInt64> = [1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26]

    /// Walks over the outermost fields of a protocol buffer, which are few however large the network is.
    private static func onnxStructure(_ bytes: UnsafeRawBufferPointer) -> Structure {
        var position = 0
        var hasGraph = false
        // What has begun like a model and then goes past the end was cut off.
        var fields = 0

        func varint() -> UInt64? {
            var value: UInt64 = 0
            for shift in stride(from: UInt64(0), to: 64, by: 7) {
                guard position < bytes.count else { return nil }
                let byte = bytes[position]
                position += 1
                value |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return value }
            }
            return nil
        }

        while position < bytes.count {
            guard let tag = varint() else { return fields > 0 ? .truncated : .other }
            guard modelFields.contains(tag >> 3) else { return .other }
            switch tag & 7 {
            case 0:
                guard varint() != nil else { return fields > 0 ? .truncated : .other }
            case 2:
                guard let length = varint() else { return fields > 0 ? .truncated : .other }
                guard length <= UInt64(bytes.count - position) else { return fields > 0 ? .truncated : .other }
                position += Int(length)
                hasGraph = hasGraph || tag >> 3 == 7
            default: return .other
            }
            fields += 1
        }
        return hasGraph ? .whole : fields > 1 ? .truncated : .other
    }
}
