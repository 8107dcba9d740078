import Files

/// Why a depth network cannot be had, read or run.
public struct ModelError: Fault {
    /// The model's name or its file.
    public let subject: String
    public let cause: String
    public let mend: String
    public let exitStatus: ExitStatus

    public init(_ subject: String, _ cause: String, mend: String = "", exitStatus: ExitStatus = .unavailable) {
        self.subject = subject
        self.cause = cause
        self.mend = mend
        self.exitStatus = exitStatus
    }

    init(_ error: FileError) {
        self.init(error.subject, error.cause, mend: error.mend, exitStatus: error.exitStatus)
    }
}
