import Foundation

/// Why a file could not be opened, read or written.
public struct FileError: Fault {
    public let subject: String
    public let cause: String
    public let mend: String
    public let exitStatus: ExitStatus

    public init(_ subject: String, _ cause: String, mend: String = "", exitStatus: ExitStatus) {
        self.subject = subject
        self.cause = cause
        self.mend = mend
        self.exitStatus = exitStatus
    }

    static func cannotOpen(_ path: String, code: Int32) -> FileError {
        switch code {
        case ENOENT: FileError(path, "no such file", mend: "check the name", exitStatus: .noInput)
        case EACCES, EPERM: FileError(path, "may not be read", mend: "check its permissions", exitStatus: .noInput)
        case EISDIR: FileError(path, "is a folder", mend: "name a file", exitStatus: .noInput)
        default: FileError(path, "cannot be opened (\(reason(code)))", exitStatus: .noInput)
        }
    }

    static func cannotCreate(_ path: String, code: Int32) -> FileError {
        let mend =
            switch code {
            case ENOENT: "create its folder first"
            case EACCES, EPERM, EROFS: "choose a place that you may write to"
            case EISDIR, ENOTDIR: "name a file in a folder that exists"
            case ENOSPC, EDQUOT: "make room or choose another place"
            default: ""
            }
        return FileError(path, "cannot be created (\(reason(code)))", mend: mend, exitStatus: .cannotCreate)
    }

    static func cannotWrite(_ path: String, code: Int32) -> FileError {
        let mend = code == ENOSPC || code == EDQUOT ? "make room or choose another place" : ""
        return FileError(path, "cannot be written (\(reason(code)))", mend: mend, exitStatus: .inputOutput)
    }

    static func cannotRead(_ path: String, code: Int32) -> FileError {
        FileError(path, "cannot be read (\(reason(code)))", exitStatus: .inputOutput)
    }

    private static func reason(_ code: Int32) -> String {
        String(cString: strerror(code)).lowercased()
    }
}
