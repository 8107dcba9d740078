/// How far a download has come.
public struct PullProgress: Sendable {
    /// Where it comes from.
    public var url: String
    /// Bytes that are here, those of an earlier attempt included.
    public var bytes: Int
    /// Bytes of the whole file; nil when neither the catalogue nor the server says.
    public var total: Int?
    /// Bytes a second since this attempt began.
    public var rate: Double
}

/// A network that was pulled.
public struct PullResult: Codable, Sendable {
    public var name: String
    public var path: String
    public var bytes: Int
    public var sha256: String
    /// Where it came from; nil when it was here already.
    public var url: String?
    /// How many bytes an earlier, broken attempt had brought.
    public var resumedFrom: Int
}
