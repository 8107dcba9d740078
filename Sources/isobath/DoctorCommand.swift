import ArgumentParser
import Files
import Foundation
import Pipeline

/// `isobath doctor`: what is installed, what is missing, how to mend it.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Say what is installed and what is missing, and try every part out.",
        discussion: "Exits with 69 when something is broken.")

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let findings = Checkup.run()
        if json {
            try JSONResult.write(findings)
        } else {
            let width = findings.map(\.name.count).max() ?? 0
            for finding in findings {
                let mark = finding.state == .fine ? "ok     " : "BROKEN "
                try StandardStreams.result(
                    mark + finding.name.padding(toLength: width, withPad: " ", startingAt: 0) + "  " + finding.detail)
                if !finding.mend.isEmpty { try StandardStreams.result("       mend: \(finding.mend)") }
            }
        }
        if findings.contains(where: { $0.state == .broken }) { throw ExitCode(ExitStatus.unavailable.rawValue) }
    }
}
