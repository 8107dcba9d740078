import Files

/// Why an export cannot be made.
public struct ExportError: Fault {
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
}
