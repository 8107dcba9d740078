import Files
import Foundation
import Hummingbird

/// An error as HTTP tells it: problem details of RFC 9457, with the words of the command line.
struct Problem: Codable, Sendable {
    /// No page says more than `title`, so the type is the one for that (RFC 9457, section 4.2.1).
    var type = "about:blank"
    var title: String
    var status: Int
    /// `subject: cause; mend`, as the command prints it.
    var detail: String
    /// The request's id, as in the log.
    var requestId: String
    /// The file, option or field that it is about.
    var subject: String?
    var cause: String?
    var mend: String?
    /// What the command would exit with.
    var exitStatus: Int32?
    /// Names the request.
    var instance: String { "urn:isobath:request:\(requestId)" }

    private enum CodingKeys: String, CodingKey {
        case type, title, status, detail, requestId, subject, cause, mend, exitStatus
        case instance
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(type, forKey: .type)
        try container.encode(title, forKey: .title)
        try container.encode(status, forKey: .status)
        try container.encode(detail, forKey: .detail)
        try container.encode(instance, forKey: .instance)
        try container.encode(requestId, forKey: .requestId)
        try container.encodeIfPresent(subject, forKey: .subject)
        try container.encodeIfPresent(cause, forKey: .cause)
        try container.encodeIfPresent(mend, forKey: .mend)
        try container.encodeIfPresent(exitStatus, forKey: .exitStatus)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        title = try container.decode(String.self, forKey: .title)
        status = try container.decode(Int.self, forKey: .status)
        detail = try container.decode(String.self, forKey: .detail)
        requestId = try container.decode(String.self, forKey: .requestId)
        subject = try container.decodeIfPresent(String.self, forKey: .subject)
        cause = try container.decodeIfPresent(String.self, forKey: .cause)
        mend = try container.decodeIfPresent(String.self, forKey: .mend)
        exitStatus = try container.decodeIfPresent(Int32.self, forKey: .exitStatus)
    }

    init(_ fault: any Fault, requestId: String) {
        let status = Problem.status(of: fault)
        self.init(status: status, detail: fault.description, requestId: requestId)
        subject = fault.subject.isEmpty ? nil : fault.subject
        cause = fault.cause
        mend = fault.mend.isEmpty ? nil : fault.mend
        exitStatus = fault.exitStatus.rawValue
    }

    init(status: HTTPResponse.Status, detail: String, requestId: String) {
        title = status.reasonPhrase
        self.status = status.code
        self.detail = detail
        self.requestId = requestId
    }

    /// What HTTP calls an error of that exit status.
    static func status(of fault: any Fault) -> HTTPResponse.Status {
        if let fault = fault as? ServiceFault { return fault.status }
        return switch fault.exitStatus {
        case .usage, .noInput: .badRequest
        case .badData: .unprocessableContent
        case .unavailable: .serviceUnavailable
        case .cannotCreate, .inputOutput: .internalServerError
        }
    }

    func response(retryAfter: Int? = nil) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "application/problem+json"
        headers[.cacheControl] = "no-store"
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = (try? encoder.encode(self)) ?? Data()
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
