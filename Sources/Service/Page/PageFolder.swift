import Foundation

/// Where the files of the page lie: beside the program, or where `make install` puts them.
enum PageFolder {
    static var found: String? {
        guard let program = Bundle.main.executablePath else { return nil }
        let folder = (program as NSString).resolvingSymlinksInPath as NSString
        let parent = folder.deletingLastPathComponent as NSString
        let candidates = [
            parent.appendingPathComponent("page"),
            (parent.deletingLastPathComponent as NSString).appendingPathComponent("share/isobath/page"),
        ]
        return candidates.first {
            FileManager.default.fileExists(atPath: ($0 as NSString).appendingPathComponent("index.html"))
        }
    }
}
