import CEXR
import Files
import Foundation
import Raster

/// Writing of OpenEXR files of depth.
public enum EXRFile {
    /// Writes scanlines in ZIP compression with the channel Z of 32-bit floats, and colours, if there are any, as R, G and B of
    /// 16-bit floats in linear light, as OpenEXR has them.
    /// - Parameters:
    ///   - depth: the channel Z.
    ///   - colors: sRGB, of the same size; nil for none.
    ///   - record: the text of the attribute `isobath`.
    public static func write(
        _ depth: Plane<Float>, colors: Plane<RGB8>?, record: String, to file: OutputFile
    ) throws {
        guard (1...Int(Int32.max / 8)).contains(depth.width), (1...Int(Int32.max / 8)).contains(depth.height) else {
            throw ImageFileError(
                file.target.description, "an OpenEXR file cannot hold \(depth.width)x\(depth.height) pixels",
                exitStatus: .cannotCreate)
        }
        var writer: OpaquePointer?
        let code = cexr_writer_open(
            file.descriptor, file.target.description, Int32(depth.width), Int32(depth.height), colors == nil ? 0 : 1,
            record, &writer)
        guard code == 0, let writer else { throw failure(code, file) }
        let result = Result { () throws(EXRFailure) in
            try EXRChunks(writer: writer, depth: depth, colors: colors).write()
        }
        var errorNumber: Int32 = 0
        let closed = cexr_writer_close(writer, &errorNumber)
        if errorNumber != 0 {
            throw ImageFileError(
                file.target.description, "cannot be written (\(String(cString: strerror(errorNumber)).lowercased()))",
                mend: errorNumber == ENOSPC ? "make room or choose another place" : "", exitStatus: .inputOutput)
        }
        if case .failure(let error) = result { throw failure(error.code, file) }
        guard closed == 0 else { throw failure(closed, file) }
    }

    private static func failure(_ code: Int32, _ file: OutputFile) -> ImageFileError {
        ImageFileError(
            file.target.description,
            "cannot be written as OpenEXR (\(String(cString: cexr_message(code)).lowercased()))",
            exitStatus: .inputOutput)
    }
}

/// A code of OpenEXRCore's.
struct EXRFailure: Error {
    var code: Int32
}
