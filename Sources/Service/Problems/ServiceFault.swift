import Files
import HTTPTypes

/// Why a request is not served: the words of the command line, and what HTTP says beside them.
struct ServiceFault: Fault {
    let subject: String
    let cause: String
    let mend: String
    let exitStatus: ExitStatus
    let status: HTTPResponse.Status
    /// Seconds after which it is worth to try again.
    var retryAfter: Int?
    /// Whether the rest of the request is not wanted, so that the connection is closed.
    var closesConnection = false

    init(
        _ subject: String, _ cause: String, mend: String = "", status: HTTPResponse.Status,
        exitStatus: ExitStatus = .usage
    ) {
        self.subject = subject
        self.cause = cause
        self.mend = mend
        self.status = status
        self.exitStatus = exitStatus
    }
}

extension ServiceFault {
    /// The same, said before the request's body has been read, which is then not read.
    var closing: ServiceFault {
        var fault = self
        fault.closesConnection = true
        return fault
    }

    /// More work waits already than is worth waiting for.
    static func busy(retryAfter: Int) -> ServiceFault {
        var fault = ServiceFault(
            "", "as much work waits as the service takes on", mend: "try again in \(retryAfter) s",
            status: .serviceUnavailable, exitStatus: .unavailable)
        fault.retryAfter = retryAfter
        return fault
    }

    /// The service is about to end.
    static var draining: ServiceFault {
        var fault = ServiceFault(
            "", "the service is stopping", mend: "try again when it is back", status: .serviceUnavailable,
            exitStatus: .unavailable)
        fault.retryAfter = 10
        return fault
    }

    /// The work took longer than it may.
    static func tooLong(seconds: Int) -> ServiceFault {
        ServiceFault(
            "", "took longer than \(seconds) s", mend: "give a smaller photo, or make it a job",
            status: .gatewayTimeout, exitStatus: .unavailable)
    }

    static func tooLarge(_ subject: String, limit: Int) -> ServiceFault {
        var fault = ServiceFault(
            subject, "is larger than the limit of \(limit) bytes", mend: "send less", status: .contentTooLarge,
            exitStatus: .badData)
        fault.closesConnection = true
        return fault
    }

    static func malformed(_ cause: String) -> ServiceFault {
        var fault = ServiceFault("body", cause, mend: "send it whole", status: .badRequest, exitStatus: .badData)
        fault.closesConnection = true
        return fault
    }

    static func notFound(_ subject: String, _ cause: String, mend: String = "") -> ServiceFault {
        ServiceFault(subject, cause, mend: mend, status: .notFound, exitStatus: .noInput)
    }
}
