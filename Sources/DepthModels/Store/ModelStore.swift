import CWeights
import Files
import Foundation

/// The networks on this computer.
public struct ModelStore: Sendable {
    /// Where their files lie.
    public let folder: String
    public let catalogue: Catalogue

    /// - Parameter folder: nil is `$ISOBATH_HOME/models`, else `isobath/models` in the XDG data folder.
    public init(folder: String? = nil, catalogue: Catalogue? = nil) throws(ModelError) {
        self.folder = folder ?? ModelStore.defaultFolder
        if let catalogue { self.catalogue = catalogue } else { self.catalogue = try Catalogue.builtIn() }
    }
}

/// The folders of the XDG base directory specification, 0.8.
extension ModelStore {
    static var defaultFolder: String {
        folder("models", variable: "XDG_DATA_HOME", fallback: ".local/share")
    }

    /// Where compiled networks are kept.
    public static var defaultCacheFolder: String {
        folder("openvino", variable: "XDG_CACHE_HOME", fallback: ".cache")
    }

    private static func folder(_ name: String, variable: String, fallback: String) -> String {
        let environment = ProcessInfo.processInfo.environment
        if let home = environment["ISOBATH_HOME"], !home.isEmpty {
            return (home as NSString).appendingPathComponent(name)
        }
        // The specification has relative paths ignored.
        let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let parent = base ?? (NSHomeDirectory() as NSString).appendingPathComponent(fallback)
        return (parent as NSString).appendingPathComponent("isobath/\(name)")
    }
}
