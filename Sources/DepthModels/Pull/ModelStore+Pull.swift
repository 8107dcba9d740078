import Files
import Foundation

extension ModelStore {
    /// Gets a network's file from its publisher and installs it once its size and checksum are right.
    ///
    /// The bytes go to `FILE.part`; a later attempt goes on where one broke off. The places of the catalogue are tried in turn.
    /// Proxies (`http_proxy`, `https_proxy`,
    /// `all_proxy`, `no_proxy`) are honoured.
    /// - Parameters:
    ///   - acceptLicence: has to be true for networks that may not be used commercially.
    ///   - baseURL: a folder that is asked instead of the places of the catalogue; by default `ISOBATH_MODELS_URL`.
    ///   - progress: called up to ten times a second, on another thread.
    /// - Returns: also when the file was here already; nothing is downloaded then.
    public func pull(
        _ name: String, acceptLicence: Bool = false,
        baseURL: String? = ProcessInfo.processInfo.environment["ISOBATH_MODELS_URL"],
        progress: @escaping @Sendable (PullProgress) -> Void = { _ in }
    ) throws(ModelError) -> PullResult {
        let description = try catalogue.model(named: name)
        if let bytes = ModelStore.embedded(description) {
            return PullResult(
                name: name, path: "", bytes: bytes.count, sha256: Checksum.sha256(of: bytes), url: nil, resumedFrom: 0)
        }
        let path = path(of: description)
        if FileManager.default.fileExists(atPath: path) {
            let checksum = try verify(name)
            let bytes = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
            return PullResult(name: name, path: path, bytes: bytes, sha256: checksum, url: nil, resumedFrom: 0)
        }
        try ModelStore.checkLicence(of: description, accepted: acceptLicence)
        let urls = try ModelStore.places(of: description, baseURL: baseURL ?? "")
        try createFolder()
        let part = try PartialDownload(path: path + ".part", expectedBytes: description.bytes)
        defer { part.finish() }
        return try download(description, from: urls, into: part, progress: progress)
    }

    private func download(
        _ description: ModelDescription, from urls: [URL], into part: PartialDownload,
        progress: @escaping @Sendable (PullProgress) -> Void
    ) throws(ModelError) -> PullResult {
        let path = path(of: description)
        var failures: [String] = []
        for url in urls {
            let resumedFrom = part.bytes
            do throws(DownloadFailure) {
                try Download(
                    url: url, part: part, canResumeUnproven: description.sha256 != nil, progress: progress
                ).run()
            } catch {
                if case .disk(let reason) = error {
                    throw ModelError(part.path, reason, mend: "make room and pull again", exitStatus: .inputOutput)
                }
                failures.append("\(url.host ?? url.absoluteString) \(error.text)")
                continue
            }
            let checksum = try Checksum.sha256(ofFileAt: part.path)
            if let wrong = wrongness(of: part, checksum: checksum, description) {
                part.discard()
                failures.append("\(url.host ?? url.absoluteString) sent \(wrong)")
                continue
            }
            try part.install(as: path)
            try recordChecksum(checksum, of: description)
            var verified = VerifiedFiles(folder: folder)
            _ = try verified.checksum(ofFileAt: path)
            return PullResult(
                name: description.name, path: path, bytes: part.bytes, sha256: checksum, url: url.absoluteString,
                resumedFrom: part.keptBytes(of: resumedFrom))
        }
        let left = part.bytes > 0 ? "; \(part.bytes) bytes are kept, and pulling again goes on from there" : ""
        let other = (description.sameNetwork ?? []).map { "`isobath models pull \($0)`" }.joined(separator: ", ")
        throw ModelError(
            description.name, "could not be pulled: " + failures.joined(separator: ", ") + left,
            mend: other.isEmpty
                ? "try again later, or set ISOBATH_MODELS_URL to a folder that holds \(description.file)"
                : "try again later, or the same network from another publisher: \(other)")
    }

    /// What is wrong with the bytes that came; nil when nothing is.
    private func wrongness(of part: PartialDownload, checksum: String, _ description: ModelDescription) -> String? {
        if let expected = description.bytes, part.bytes != expected {
            return "\(part.bytes) bytes instead of \(expected)"
        }
        if let expected = description.sha256 ?? recordedChecksum(of: description), checksum != expected {
            return "a file with the wrong SHA-256 \(checksum), which was deleted"
        }
        return part.bytes == 0 ? "nothing" : nil
    }

    private static func checkLicence(of description: ModelDescription, accepted: Bool) throws(ModelError) {
        let licence = description.licence
        guard licence.nonCommercial, !accepted else { return }
        let text = licence.url.map { " (\($0))" } ?? ""
        throw ModelError(
            description.name, "comes under \(licence.identifier)\(text), which forbids commercial use",
            mend: "to accept that, pull it with --accept-licence", exitStatus: .usage)
    }

    /// The addresses to try, the best first.
    private static func places(of description: ModelDescription, baseURL base: String) throws(ModelError) -> [URL] {
        let texts =
            base.isEmpty
            ? description.urls : [base + (base.hasSuffix("/") ? "" : "/") + description.file]
        guard !texts.isEmpty else {
            throw ModelError(
                description.name, "is your own and cannot be pulled", mend: "add it with `isobath models add`")
        }
        var urls: [URL] = []
        for text in texts {
            guard let url = URL(string: text), ["http", "https"].contains(url.scheme?.lowercased()), url.host != nil
            else {
                throw ModelError(
                    base.isEmpty ? description.name : "ISOBATH_MODELS_URL", "\(text) is no http or https address",
                    exitStatus: .usage)
            }
            urls.append(url)
        }
        return urls
    }
}
