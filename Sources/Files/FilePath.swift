/// Parts of paths.
public enum FilePath {
    /// The folder that a path leads into: empty for a bare name, `/` for what lies at the root.
    ///
    /// In place of Foundation's `NSString.deletingLastPathComponent`, which traps on a relative path of one character
    /// (swift-corelibs-foundation 6.3).
    public static func folder(of path: String) -> String {
        let trimmed = path.utf8.lastIndex { $0 != UInt8(ascii: "/") }
        guard let trimmed else { return path.isEmpty ? "" : "/" }
        let bytes = path.utf8[...trimmed]
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        guard let end = bytes[..<slash].lastIndex(where: { $0 != UInt8(ascii: "/") }) else { return "/" }
        return String(path[...end])
    }
}
