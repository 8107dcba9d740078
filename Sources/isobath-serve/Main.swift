import ArgumentParser
import Files
import Foundation
import Service

/// The program behind `isobath serve`.
@main
enum Main {
    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try ServeCommand.parseAsRoot()
            if let service = command as? ServeCommand { try await service.run() } else { try command.run() }
            TemporaryFiles.removeAll()
        } catch let fault as any Fault {
            TemporaryFiles.removeAll()
            say(fault.description)
            exit(fault.exitStatus.rawValue)
        } catch {
            guard ServeCommand.exitCode(for: error).rawValue == ExitStatus.usage.rawValue else {
                ServeCommand.exit(withError: error)
            }
            var message = ServeCommand.message(for: error).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if message.hasSuffix(".") { message.removeLast() }
            say("\(message); see isobath serve --help")
            exit(ExitStatus.usage.rawValue)
        }
    }

    private static func say(_ message: String) {
        FileHandle.standardError.write(Data("isobath: \(message)\n".utf8))
    }
}
