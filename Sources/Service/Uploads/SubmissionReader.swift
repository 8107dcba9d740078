import Files
import Hummingbird
import NIOCore

/// Reads a request's query and body: texts into memory, files into a folder, all of it within limits.
struct SubmissionReader: Sendable {
    let limits: ServiceLimits
    /// The names of the fields that may be files.
    let fileFields: Set<String>

    /// Reads it all.
    /// - Throws: a ``ServiceFault`` when the body is too large, too slow, cut short, or not what it says it is.
    func read(_ request: Request, into folder: WorkFolder) async throws -> Submission {
        let length = request.headers[.contentLength].flatMap { Int($0) }
        if let length, length > limits.bodyBytes { throw ServiceFault.tooLarge("body", limit: limits.bodyBytes) }
        return try await Deadline.within(seconds: limits.uploadSeconds) {
            do {
                return try await readBody(of: request, length: length, into: folder)
            } catch let error where !(error is any Fault) && !(error is CancellationError) {
                // The connection's: it has ended, or what comes is not HTTP.
                throw ServiceFault.malformed("breaks off")
            }
        } otherwise: {
            ServiceFault(
                "body", "has not come within \(limits.uploadSeconds) s", mend: "send it faster",
                status: .requestTimeout, exitStatus: .inputOutput
            ).closing
        }
    }

    private func readBody(of request: Request, length: Int?, into folder: WorkFolder) async throws -> Submission {
        let intake = SubmissionIntake(folder: folder, fileFields: fileFields)
        for (name, value) in request.uri.queryParameters { try intake.add(text: String(value), to: String(name)) }
        let type = HeaderParameters(request.headers[.contentType] ?? "")
        var parser: MultipartParser?
        if type.value.hasPrefix("multipart/") {
            guard type.value == "multipart/form-data", let boundary = type["boundary"],
                (1...70).contains(boundary.utf8.count)
            else {
                throw ServiceFault(
                    "Content-Type", "is no form", mend: "send multipart/form-data with a boundary, or the bare file",
                    status: .unsupportedMediaType)
            }
            parser = MultipartParser(boundary: boundary)
        }
        var count = 0
        for try await chunk in request.body {
            count += chunk.readableBytes
            guard count <= limits.bodyBytes else { throw ServiceFault.tooLarge("body", limit: limits.bodyBytes) }
            try folder.share?.take(chunk.readableBytes)
            let bytes = chunk.readableBytesView
            if parser != nil {
                try parser?.feed(bytes) { try intake.take($0) }
            } else {
                try intake.takeImage(bytes)
            }
        }
        try Task.checkCancellation()
        if let length, count < length { throw ServiceFault.malformed("is shorter than its Content-Length") }
        if let parser, !parser.isComplete { throw ServiceFault.malformed("ends before the form does") }
        return try intake.finish()
    }
}

/// Where the parts of a request go as they come. Used by one task.
private final class SubmissionIntake {
    private var submission: Submission
    private let fileFields: Set<String>
    private var file: (field: String, output: OutputFile)?
    private var text: (field: String, bytes: [UInt8])?

    init(folder: WorkFolder, fileFields: Set<String>) {
        submission = Submission(folder: folder)
        self.fileFields = fileFields
    }

    func add(text value: String, to field: String) throws {
        guard submission.fields.count < 256, value.utf8.count <= 64 << 10, field.utf8.count <= 256 else {
            throw ServiceFault.tooLarge("the form's texts", limit: 64 << 10)
        }
        submission.fields.append(.init(name: field, value: value))
    }

    func take(_ event: MultipartParser.Event) throws {
        switch event {
        case .part(let headers):
            if fileFields.contains(headers.name) {
                try open(headers.name)
            } else if headers.isFile {
                throw ServiceFault(
                    headers.name, "takes no file", mend: "there is " + fileFields.sorted().joined(separator: ", "),
                    status: .badRequest)
            } else {
                text = (headers.name, [])
            }
        case .data(let bytes):
            if let file { return try file.output.write(bytes) }
            text?.bytes.append(contentsOf: bytes)
            if let text, text.bytes.count > 64 << 10 { throw ServiceFault.tooLarge(text.field, limit: 64 << 10) }
        case .partEnd:
            if let file {
                try file.output.commit()
                self.file = nil
            } else if let text {
                try add(text: String(decoding: text.bytes, as: UTF8.self), to: text.field)
                self.text = nil
            }
        }
    }

    /// A body that is no form is the photo itself.
    func takeImage(_ bytes: some Collection<UInt8>) throws {
        if file == nil { try open(Submission.image) }
        try file?.output.write(bytes)
    }

    func finish() throws -> Submission {
        if let file { try file.output.commit() }
        file = nil
        return submission
    }

    private func open(_ field: String) throws {
        guard submission.files[field] == nil else {
            throw ServiceFault(field, "is given twice", mend: "give one", status: .badRequest)
        }
        let path = submission.folder.file("upload-\(submission.files.count + 1)")
        submission.files[field] = path
        file = (field, try OutputFile(.file(path)))
    }
}
