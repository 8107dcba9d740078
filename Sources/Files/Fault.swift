/// An error written for the person at the keyboard: what it is about, what is wrong, and the mend.
///
/// Each area has one typed error that conforms to this. The command prints it as one line and exits with ``exitStatus``.
public protocol Fault: Error, CustomStringConvertible {
    /// The file, option or model that the error is about, as the user named it.
    var subject: String { get }
    /// What is wrong, without a full stop.
    var cause: String { get }
    /// What the user can do about it, without a full stop; empty when nothing helps.
    var mend: String { get }
    var exitStatus: ExitStatus { get }
}

extension Fault {
    /// One line: `subject: cause; mend`.
    public var description: String {
        let line = [subject.isEmpty ? cause : "\(subject): \(cause)", mend].filter { !$0.isEmpty }.joined(
            separator: "; ")
        return String(line.map { $0.isNewline ? " " : $0 })
    }
}

/// The exit codes of `sysexits.h` that the command uses.
public enum ExitStatus: Int32, Sendable {
    /// The command was used wrongly.
    case usage = 64
    /// The input is not what it should be.
    case badData = 65
    /// The input does not exist or cannot be read.
    case noInput = 66
    /// A model, library or service that is needed is not there.
    case unavailable = 69
    /// The output cannot be created.
    case cannotCreate = 73
    /// Reading or writing broke off.
    case inputOutput = 74
}
