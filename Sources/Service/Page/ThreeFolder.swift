import Foundation

/// Where three.js lies, with which the page shows scenes in three dimensions: a folder with `build/three.module.js` and
/// `examples/jsm`, as Debian's package libjs-three installs it.
enum ThreeFolder {
    private static let candidates = [
        "/usr/share/javascript/three", "/usr/local/share/javascript/three",
    ]

    /// Nil when it is not installed; the page then says how to get it.
    static var found: String? {
        candidates.first { PageFolder.exists("build/three.module.js", in: $0) }
    }
}
