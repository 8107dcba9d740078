import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A download of one file from one place into a ``PartialDownload``, in as many attempts as bring new bytes.
final class Download: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    private let url: URL
    private let part: PartialDownload
    /// Whether bytes may be appended to others that nothing but the checksum at the end proves to be of the same file.
    private let canResumeUnproven: Bool
    private let progress: @Sendable (PullProgress) -> Void
    private let done = DispatchSemaphore(value: 0)

    // Touched by the session's serial queue while an attempt runs, by the caller's thread between attempts.
    private var failure: DownloadFailure?
    private var announcedBytes: Int?
    private var startBytes = 0
    private var startTime = ContinuousClock.now
    private var lastReport: ContinuousClock.Instant?

    private static let attempts = 4

    init(
        url: URL, part: PartialDownload, canResumeUnproven: Bool, progress: @escaping @Sendable (PullProgress) -> Void
    ) {
        self.url = url
        self.part = part
        self.canResumeUnproven = canResumeUnproven
        self.progress = progress
    }

    /// Returns when the file is whole by what the server announced; what came stays in the part for the next attempt.
    func run() throws(DownloadFailure) {
        var last = DownloadFailure.network("no answer")
        for _ in 0..<Download.attempts {
            if let expected = part.expectedBytes, part.bytes == expected { return }
            let before = part.bytes
            guard let failure = attempt() else { return }
            last = failure
            if case .mismatch = failure { continue }
            // A place that brings nothing new is given up at once, so that the next one gets its turn.
            guard failure.isPassing, part.bytes > before else { break }
        }
        throw last
    }

    /// One request. Returns why the file is not whole, nil when it is.
    private func attempt() -> DownloadFailure? {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 30
        configuration.timeoutIntervalForResource = 7 * 24 * 3600
        configuration.urlCache = nil
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = 1
        let session = URLSession(configuration: configuration, delegate: self, delegateQueue: queue)
        failure = nil
        announcedBytes = nil
        startTime = .now
        startBytes = part.bytes
        session.dataTask(with: request()).resume()
        done.wait()
        session.finishTasksAndInvalidate()
        if failure == nil, let announcedBytes, part.bytes < announcedBytes { failure = .tooShort(part.bytes) }
        return failure
    }

    private func request() -> URLRequest {
        let tag = part.tag(for: url)
        if part.bytes > 0, tag == nil, !canResumeUnproven { part.truncate() }
        var request = URLRequest(url: url)
        // A compressed answer could not be gone on with.
        request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
        request.setValue("isobath", forHTTPHeaderField: "User-Agent")
        if part.bytes > 0 {
            request.setValue("bytes=\(part.bytes)-", forHTTPHeaderField: "Range")
            if let tag { request.setValue(tag, forHTTPHeaderField: "If-Range") }
        }
        return request
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        guard let response = response as? HTTPURLResponse else {
            failure = .network("no HTTP")
            return completionHandler(.cancel)
        }
        switch response.statusCode {
        case 206 where Download.rangeStart(response) == part.bytes:
            break
        case 200:
            // The whole file: the server knows no ranges, or the file is another than before.
            part.truncate()
            startBytes = 0
        case 206, 416:
            // The bytes that are here do not fit to what the server has: the next attempt starts anew.
            part.truncate()
            failure = .mismatch
            return completionHandler(.cancel)
        default:
            failure = .status(response.statusCode)
            return completionHandler(.cancel)
        }
        if response.expectedContentLength > 0 {
            guard let whole = part.length(with: Int(clamping: response.expectedContentLength)) else {
                failure = .tooLong
                return completionHandler(.cancel)
            }
            announcedBytes = whole
        }
        let tag = response.value(forHTTPHeaderField: "ETag")
        // A weak tag does not promise the same bytes.
        part.note(tag: tag.flatMap { $0.hasPrefix("W/") ? nil : $0 }, of: url)
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        guard failure == nil else { return }
        if part.length(with: data.count) == nil {
            failure = .tooLong
            part.truncate()
        } else if let reason = part.append(data) {
            failure = .disk(reason)
        }
        if failure != nil { dataTask.cancel() } else { report() }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        if let error, failure == nil { failure = .network(error.localizedDescription) }
        if failure == nil { report(isLast: true) }
        done.signal()
    }

    private func report(isLast: Bool = false) {
        let now = ContinuousClock.now
        if !isLast, let lastReport, now - lastReport < .milliseconds(100) { return }
        lastReport = now
        let seconds = max((now - startTime) / .seconds(1), 1e-3)
        progress(
            PullProgress(
                url: url.absoluteString, bytes: part.bytes, total: part.expectedBytes ?? announcedBytes,
                rate: Double(part.bytes - startBytes) / seconds))
    }

    /// Where the bytes of a partial answer begin: `Content-Range: bytes 100-199/200`.
    private static func rangeStart(_ response: HTTPURLResponse) -> Int? {
        guard let range = response.value(forHTTPHeaderField: "Content-Range"), range.hasPrefix("bytes ") else {
            return nil
        }
        return Int(range.dropFirst(6).prefix { $0.isNumber })
    }
}
