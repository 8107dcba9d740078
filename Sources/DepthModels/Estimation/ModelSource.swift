/// Where a network's bytes are.
public enum ModelSource: @unchecked Sendable {
    /// Part of the program: they stay where they are and never change.
    case embedded(UnsafeRawBufferPointer)
    /// An ONNX file, or the .xml of an OpenVINO IR whose .bin lies beside it.
    case file(String)
}

/// A network that is there, and what is known of it.
public struct ResolvedModel: Sendable {
    public var description: ModelDescription
    public var source: ModelSource
    /// SHA-256 of the file, 64 hexadecimal digits.
    public var checksum: String?
    /// Whether the input's size was stated by someone; if not, a file that has a size of its own is taken at its word.
    public var statesSize = true
    /// The input that the network was made for, where the user has stated another size; nil where that is not known.
    public var ownInput: InputRule?
    /// Whether a tensor's name that is not in the file is an error. The catalogue's names of files that are pulled have not
    /// all been seen in the files; there the only tensor is taken, and a notice says so.
    public var tensorNamesAreBinding = true
    /// What the user should know of before it runs; one line each.
    public var notices: [String] = []

    public init(description: ModelDescription, source: ModelSource, checksum: String?) {
        self.description = description
        self.source = source
        self.checksum = checksum
    }
}
