import Foundation

/// Where networks are kept: `ISOBATH_HOME` if it is set, else the folders of the XDG base directory specification 0.8.
public enum ModelFolders {
    /// The networks' files.
    public static var models: String {
        folder("models", variable: "XDG_DATA_HOME", fallback: ".local/share")
    }

    /// Networks as OpenVINO compiled them, to start faster; may be deleted at any time.
    public static var compiled: String {
        folder("compiled", variable: "XDG_CACHE_HOME", fallback: ".cache")
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
