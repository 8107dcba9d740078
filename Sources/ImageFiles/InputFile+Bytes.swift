import Files
import Foundation

extension InputFile {
    /// Hands out the file's bytes in place.
    func withBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws(ImageFileError) -> Result
    ) throws(ImageFileError) -> Result {
        let outcome = bytes.withUnsafeBytes { bytes -> Swift.Result<Result, ImageFileError> in
            do throws(ImageFileError) { return .success(try body(bytes)) } catch { return .failure(error) }
        }
        return try outcome.get()
    }
}
