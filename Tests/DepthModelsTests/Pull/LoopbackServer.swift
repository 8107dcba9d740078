import Foundation

/// `server.py`, running until this value goes.
final class LoopbackServer: @unchecked Sendable {
    let address: String
    private let process = Process()
    private let input = Pipe()

    init() throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3",
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("server.py").path,
        ]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        address = "http://127.0.0.1:" + port.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// What was asked for: path, Range, If-Range, in order.
    func log() throws -> [String] {
        guard let url = URL(string: address + "/log") else { return [] }
        return String(decoding: try Data(contentsOf: url), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The body that `server.py` sends for a name.
    static func body(_ name: String) -> Data {
        var state = UInt32(name.utf8.reduce(0) { $0 + Int($1) })
        return Data(
            (0..<300_000).map { _ in
                state = state &* 1_664_525 &+ 1_013_904_223
                return UInt8(state >> 24)
            })
    }
}
