import Files

/// Why a picture could not be read or written.
public struct ImageFileError: Fault {
    public let subject: String
    public let cause: String
    public let mend: String
    public let exitStatus: ExitStatus

    public init(_ subject: String, _ cause: String, mend: String = "", exitStatus: ExitStatus = .badData) {
        self.subject = subject
        self.cause = cause
        self.mend = mend
        self.exitStatus = exitStatus
    }

    static func cutShort(_ file: InputFile, format: String) -> ImageFileError {
        ImageFileError(file.name, "the \(format) file is cut short", mend: "copy or download it again")
    }

    /// - Parameter reason: in the codec's words.
    static func damaged(_ file: InputFile, format: String, reason: String) -> ImageFileError {
        let words = reason.isEmpty ? "" : " (\(reason))"
        return ImageFileError(file.name, "the \(format) file is damaged\(words)", mend: "copy or download it again")
    }

    static func outOfMemory(_ file: InputFile) -> ImageFileError {
        ImageFileError(file.name, "there is not enough memory to read it", exitStatus: .inputOutput)
    }
}
