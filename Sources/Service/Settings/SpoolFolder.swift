import Foundation

/// Where the service keeps its files unless told otherwise: `ISOBATH_HOME` if it is set, else the state folder of the XDG base
/// directory specification 0.8.
enum SpoolFolder {
    static var standard: String {
        let environment = ProcessInfo.processInfo.environment
        if let home = environment["ISOBATH_HOME"], !home.isEmpty {
            return (home as NSString).appendingPathComponent("spool")
        }
        // The specification has relative paths ignored.
        let base = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let parent = base ?? (NSHomeDirectory() as NSString).appendingPathComponent(".local/state")
        return (parent as NSString).appendingPathComponent("isobath/spool")
    }
}
