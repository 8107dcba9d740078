import ArgumentParser
import Files
import Foundation
import Pipeline

@main
enum Main {
    static func main() async {
        StandardStreams.openAll()
        Interruption.prepare()
        do {
            var command = try CommandChoice.command(for: Array(CommandLine.arguments.dropFirst()))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let fault as any Fault {
            Console.error(fault.description)
            exit(fault.exitStatus.rawValue)
        } catch let code as ExitCode {
            // What went wrong has been said already.
            exit(code.rawValue)
        } catch {
            end(with: error)
        }
    }

    /// Ends as the parser's errors ask: misuse in one line, as every other mistake, and help or the version as they are.
    private static func end(with error: any Error) -> Never {
        guard Isobath.exitCode(for: error).rawValue == ExitStatus.usage.rawValue else { Isobath.exit(withError: error) }
        let name = (CommandLine.arguments.dropFirst().first { !$0.hasPrefix("-") }).map { " \($0)" } ?? ""
        var message = Isobath.message(for: error).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if message.hasSuffix(".") { message.removeLast() }
        Console.error("\(message); see isobath\(name) --help")
        exit(ExitStatus.usage.rawValue)
    }
}
