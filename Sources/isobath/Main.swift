import ArgumentParser
import Files
import Foundation
import Pipeline

@main
enum Main {
    static func main() async {
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
        } catch  where Isobath.exitCode(for: error).rawValue == ExitStatus.usage.rawValue {
            // One line, as for every other mistake.
            let name = (CommandLine.arguments.dropFirst().first { !$0.hasPrefix("-") }).map { " \($0)" } ?? ""
            var message = Isobath.message(for: error).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if message.hasSuffix(".") { message.removeLast() }
            Console.error("\(message); see isobath\(name) --help")
            exit(ExitStatus.usage.rawValue)
        } catch {
            Isobath.exit(withError: error)
        }
    }
}
