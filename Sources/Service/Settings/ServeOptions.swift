import ArgumentParser
import Files
import Foundation
import Logging

/// The options of `isobath serve`.
struct ServeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The address to listen on; one that others can reach needs --public.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(
        help: ArgumentHelp("The port to listen on; 0 lets the system choose, and it is printed.", valueName: "number"))
    var port = 8080

    @Flag(
        name: .customLong("public"),
        help: "Allow an address that other computers can reach. Clients then need the token, unless --no-auth is said.")
    var isPublic = false

    @Option(
        help: ArgumentHelp(
            "A file that holds the bearer token that clients must send. (default: the environment's ISOBATH_TOKEN)",
            valueName: "file"),
        completion: .file())
    var tokenFile: String?

    @Flag(help: "With --public: let everybody in without a token.")
    var noAuth = false

    @Option(
        help: ArgumentHelp(
            "The folder for the files of requests and jobs. (default: isobath/spool in the XDG state folder)",
            valueName: "folder"),
        completion: .directory)
    var spool: String?

    @Option(
        help: ArgumentHelp(
            "The folder of the page. (default: page beside the program, share/isobath/page, or a checkout's)",
            valueName: "folder"),
        completion: .directory)
    var page: String?

    @Option(help: ArgumentHelp("What computes: OpenVINO's name of a device, such as CPU or GPU.", valueName: "device"))
    var device: String?

    @Option(help: ArgumentHelp("Threads for the network. (default: all cores)", valueName: "count"))
    var threads: Int?

    @Flag(help: "Keep no compiled network on disk between runs.")
    var noModelCache = false

    @Option(help: "How much is logged on standard error.")
    var logLevel = Logger.Level.info

    @OptionGroup(title: "Limits") var limits: LimitOptions

    init() {}

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port needs a number of 0 to 65535.") }
        if let threads, threads < 1 { throw ValidationError("--threads needs a count above 0.") }
    }

    func settings() throws -> ServiceSettings {
        var settings = ServiceSettings(spool: spool ?? SpoolFolder.standard)
        settings.host = host
        settings.port = port
        settings.limits = limits.limits
        settings.device = device
        settings.threads = threads
        settings.keepsCompiledNetworks = !noModelCache
        settings.page = page ?? PageFolder.found
        settings.three = ThreeFolder.found
        settings.token = noAuth ? nil : try token()
        guard settings.isLoopback || isPublic else {
            throw FileError(
                "--host \(host)", "can be reached from other computers", mend: "add --public if that is meant",
                exitStatus: .usage)
        }
        guard settings.isLoopback || noAuth || settings.token != nil else {
            throw FileError(
                "--public", "needs a token that clients must know",
                mend: "put one into a file and name it with --token-file, or say --no-auth", exitStatus: .usage)
        }
        return settings
    }

    private func token() throws -> AccessToken? {
        if let tokenFile {
            return try AccessToken(String(decoding: try InputFile(path: tokenFile).bytes, as: UTF8.self))
        }
        guard let text = ProcessInfo.processInfo.environment["ISOBATH_TOKEN"], !text.isEmpty else { return nil }
        return try AccessToken(text)
    }
}
