import Files

/// An error in the words that a client knows: fields in the place of paths.
struct SubmissionFault: Fault {
    let subject: String
    let cause: String
    let mend: String
    let exitStatus: ExitStatus

    init(_ fault: any Fault, in submission: Submission) {
        subject = submission.named(fault.subject)
        cause = submission.named(fault.cause)
        mend = submission.named(fault.mend)
        exitStatus = fault.exitStatus
    }
}

extension Submission {
    /// Runs something that may speak of the request's files.
    func translatingFaults<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let fault as ServiceFault {
            throw fault
        } catch let fault as any Fault {
            throw SubmissionFault(fault, in: self)
        }
    }
}
