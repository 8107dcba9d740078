import Foundation

/// What is wrong with a JSON file, in a few words.
enum DecodingFault {
    static func text(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            return path.isEmpty ? "it is no JSON object" : "\(path): \(context.debugDescription)"
        case .keyNotFound(let key, _): return "\(key.stringValue) is missing"
        default: return "it cannot be read"
        }
    }
}
