import ArgumentParser
import Files
import Foundation
import Hummingbird
import Logging
import Scene

/// `isobath serve`: the command's work over HTTP.
public struct ServeCommand: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "isobath serve",
        abstract: "Serve depth and exports over HTTP.",
        discussion: """
            Listens on this computer only, unless told otherwise. GET /v1/exporters lists what can be asked for, \
            GET /openapi.json describes it for programs. SIGTERM lets running work finish first.

            Example:
              isobath serve --port 8080
              curl -F image=@photo.jpg http://127.0.0.1:8080/depth -o depth.png
            """,
        version: Software.version)

    @OptionGroup var options: ServeOptions

    public init() {}

    public func run() async throws {
        let settings = try options.settings()
        var logger = Logger(label: "isobath") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = options.logLevel
        let service = try HTTPService(settings)
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        do {
            try await service.run(logger: logger) { port in
                FileHandle.standardError.write(Data("isobath: serving on http://\(host):\(port)\n".utf8))
            }
        } catch let error as any Fault {
            throw error
        } catch {
            throw FileError(
                "\(host):\(settings.port)", "cannot be listened on (\(error))", mend: "choose another --port",
                exitStatus: .unavailable)
        }
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
