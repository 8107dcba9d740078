import ArgumentParser
import Files
import Foundation
import Pipeline

@main
enum Main {
    static func main() async {
        Interruption.prepare()
        do {
            try NameCheck.check(Array(CommandLine.arguments.dropFirst()))
            var command = try Isobath.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let fault as any Fault {
            Console.error(fault.description)
            exit(fault.exitStatus.rawValue)
        } catch {
            Isobath.exit(withError: error)
        }
    }
}
