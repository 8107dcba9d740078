/// Where an output goes.
public enum OutputTarget: Sendable, Hashable, CustomStringConvertible {
    case file(String)
    case standardOutput

    /// `-` is standard output, all else a path.
    public init(argument: String) {
        self = argument == "-" ? .standardOutput : .file(argument)
    }

    /// The name to use when speaking of it.
    public var description: String {
        switch self {
        case .file(let path): path
        case .standardOutput: "standard output"
        }
    }
}
