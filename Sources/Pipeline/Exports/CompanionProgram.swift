import Exporters
import Files
import Foundation

/// A program of ours that is built and installed beside the command.
public struct CompanionProgram: Sendable {
    private let path: String

    /// Looks beside the command, on the PATH, and in `../libexec/isobath`.
    /// - Parameter mend: what to do when it is in none of these places.
    public init(_ name: String, mend: String) throws(ExportError) {
        let candidates = CompanionProgram.folders.map { ($0 as NSString).appendingPathComponent(name) }
        guard let path = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            throw ExportError(name, "is not installed", mend: mend, exitStatus: .unavailable)
        }
        self.path = path
    }

    private static var folders: [String] {
        let search = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        guard let command = Bundle.main.executablePath else { return search }
        let own = FilePath.folder(of: (command as NSString).resolvingSymlinksInPath)
        return [own] + search + [FilePath.folder(of: own) + "/libexec/isobath"]
    }

    /// Runs it in this process' place; returns only by throwing.
    public func replaceThisOne(with arguments: [String]) throws(ExportError) -> Never {
        var words = ([path] + arguments).map { strdup($0) }
        words.append(nil)
        // What this process blocks or handles, the program would otherwise begin with.
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
        execv(path, words)
        let reason = String(cString: strerror(errno)).lowercased()
        throw ExportError(path, "cannot be started (\(reason))", mend: "check the program", exitStatus: .unavailable)
    }
}
