import Crypto
import Files
import Foundation

/// The secret that clients must know. Never printed: only its digest is kept.
public struct AccessToken: Sendable {
    private let digest: SHA256.Digest

    /// Guessing a shorter one is too easy.
    private static let shortest = 16

    public init(_ text: String) throws(FileError) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.utf8.count >= AccessToken.shortest else {
            throw FileError(
                "token", "is shorter than \(AccessToken.shortest) characters",
                mend: "make one with: openssl rand -hex 32", exitStatus: .usage)
        }
        digest = SHA256.hash(data: Data(text.utf8))
    }

    /// Whether a text is the token. Takes the same time for every text of a length: digests are compared, and
    /// swift-crypto compares those in constant time.
    func matches(_ text: some StringProtocol) -> Bool {
        SHA256.hash(data: Data(text.utf8)) == digest
    }
}
