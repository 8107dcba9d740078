import ArgumentParser
import Files
import Foundation

/// Options as parsed from arguments. What has been parsed lately is kept, as most requests of a client are alike, and beside a small
/// photo the parser's time counts.
final class ParsedOptions: @unchecked Sendable {
    static let shared = ParsedOptions()

    private struct Key: Hashable {
        let type: ObjectIdentifier
        let arguments: [String]
    }

    private let lock = NSLock()
    private var kept: [Key: any ParsableArguments & Sendable] = [:]

    /// Requests can make up any number of arguments, so all are forgotten when there are more.
    private static let mostKept = 256
    /// Longer arguments are not kept; nobody sends them twice.
    private static let mostBytes = 1024

    /// - Parameter keeps: whether the same arguments will mean the same again, which they do not when they name files.
    func options<Options: ParsableArguments & Sendable>(
        _: Options.Type, from arguments: [String], keeps: Bool
    ) throws -> Options {
        let keeps = keeps && arguments.reduce(0) { $0 + $1.utf8.count } <= ParsedOptions.mostBytes
        let key = Key(type: ObjectIdentifier(Options.self), arguments: arguments)
        if keeps, let options = lock.withLock({ kept[key] }) as? Options { return options }
        let options: Options = try ParsedOptions.parse(arguments)
        if keeps {
            lock.withLock {
                if kept.count >= ParsedOptions.mostKept { kept = [:] }
                kept[key] = options
            }
        }
        return options
    }

    private static func parse<Options: ParsableArguments>(_ arguments: [String]) throws -> Options {
        do {
            return try Options.parse(arguments)
        } catch let fault as any Fault {
            throw fault
        } catch {
            var message = Options.message(for: error).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if message.hasSuffix(".") { message.removeLast() }
            throw ServiceFault("", message, mend: "see /v1/exporters", status: .badRequest)
        }
    }
}
