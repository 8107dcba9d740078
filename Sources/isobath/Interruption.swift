import Files
import Foundation
import Pipeline

/// What happens when the user stops a run: unfinished files and programs are removed, and the process ends as interrupted.
enum Interruption {
    nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

    static func prepare() {
        // A closed pipe is an error of the write that meets it. An empty handler, since programs that we start would
        // inherit that a signal is ignored.
        signal(SIGPIPE) { _ in }
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { _ in }
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                ExternalPrograms.terminateAll()
                TemporaryFiles.removeAll()
                _exit(128 + number)
            }
            source.resume()
            sources.append(source)
        }
    }
}
