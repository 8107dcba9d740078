/// All that is known of one depth network's file: where it is had, what proves it whole, what it takes and what it gives.
///
/// One record a file; nothing else in the program knows a network by name. The catalogue is a list of these, and the JSON
/// beside a user's own file has the fields of ``ModelFacts``.
public struct ModelDescription: Codable, Sendable, Equatable {
    /// What the user calls it.
    public var name: String
    /// One line on what it is.
    public var summary: String
    /// The name of its file in the store.
    public var file: String
    /// Where the very same bytes can be had, the best place first; empty when the file is part of the program.
    public var urls: [String]
    /// The file's size; nil when it is not known before the first download.
    public var bytes: Int?
    /// The file's SHA-256, 64 hexadecimal digits in lower case; nil when it is not known before the first download.
    public var sha256: String?
    public var licence: Licence
    /// Names of records of the same network as another publisher exported it; worth a try when this one cannot be had.
    public var sameNetwork: [String]?
    public var input: InputRule
    public var output: OutputRule

    public init(
        name: String, summary: String, file: String, urls: [String] = [], bytes: Int? = nil, sha256: String? = nil,
        licence: Licence, sameNetwork: [String]? = nil, input: InputRule = InputRule(),
        output: OutputRule = OutputRule()
    ) {
        self.name = name
        self.summary = summary
        self.file = file
        self.urls = urls
        self.bytes = bytes
        self.sha256 = sha256
        self.licence = licence
        self.sameNetwork = sameNetwork
        self.input = input
        self.output = output
    }

    /// The terms that a network's file comes under.
    public struct Licence: Codable, Sendable, Equatable {
        /// Its SPDX identifier, or "unknown" for a user's own file.
        public var identifier: String
        /// Whether it forbids commercial use, so that the user has to accept it before the download.
        public var nonCommercial: Bool
        /// Where its text is.
        public var url: String?

        public init(identifier: String, nonCommercial: Bool = false, url: String? = nil) {
            self.identifier = identifier
            self.nonCommercial = nonCommercial
            self.url = url
        }
    }
}
