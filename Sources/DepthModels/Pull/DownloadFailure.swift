/// Why a download from one place came to nothing.
enum DownloadFailure: Error {
    /// The server answered with this status.
    case status(Int)
    /// The connection did not come about or broke off.
    case network(String)
    /// The bytes that are here do not fit to what the server has; they have been dropped.
    case mismatch
    /// More bytes came than the file has.
    case tooLong
    /// Fewer bytes came than were announced.
    case tooShort(Int)
    /// The bytes could not be kept.
    case disk(String)

    var text: String {
        switch self {
        case .status(let code): "answered \(code)"
        case .network(let reason): "failed (\(reason))"
        case .mismatch: "has another file than before"
        case .tooLong: "sent more bytes than the file has"
        case .tooShort(let bytes): "broke off after \(bytes) bytes"
        case .disk(let reason): reason
        }
    }

    /// Whether the same place is worth another try at once.
    var isPassing: Bool {
        switch self {
        case .network, .tooShort: true
        case .status, .mismatch, .tooLong, .disk: false
        }
    }
}
