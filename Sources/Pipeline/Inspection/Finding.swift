/// One thing that `isobath doctor` looked at.
public struct Finding: Encodable, Sendable {
    public enum State: String, Encodable, Sendable {
        case fine
        case broken
    }

    public var name: String
    public var state: State
    /// What was found: a version, a place, a figure, or what is wrong.
    public var detail: String
    /// How to put it right; empty when all is well.
    public var mend: String

    init(_ name: String, _ state: State, _ detail: String, mend: String = "") {
        self.name = name
        self.state = state
        self.detail = detail
        self.mend = mend
    }
}
