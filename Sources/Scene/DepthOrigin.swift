/// Where a depth map came from: a network or a file.
public struct DepthOrigin: Codable, Sendable, Equatable {
    /// The network's name in the catalogue, or its file's name; nil for depth from a file that names none.
    public var model: String?
    /// SHA-256 of the network's file, 64 hexadecimal digits.
    public var modelChecksum: String?
    /// The depth file's name, when it came from one.
    public var file: String?
    /// How its edges were fitted to the photo's: `guided`; nil when they were not.
    public var refinement: String?
    /// What was done to the photo before the network saw it: `levels` or `clahe`; nil for nothing.
    public var enhancement: String?

    public init(model: String? = nil, modelChecksum: String? = nil, file: String? = nil) {
        self.model = model
        self.modelChecksum = modelChecksum
        self.file = file
    }
}
