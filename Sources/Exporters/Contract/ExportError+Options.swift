extension ExportError {
    /// An option that was stated and would change nothing in what is written.
    /// - Parameters:
    ///   - option: as it is written on the command line.
    ///   - format: what is being written.
    static func meaningless(_ option: String, for format: String, mend: String = "leave it out") -> ExportError {
        ExportError(option, "has no meaning for \(format)", mend: mend, exitStatus: .usage)
    }
}
