import Foundation

/// Where the files of the page lie: beside the program, where `make install` puts them, or in a checkout above the program.
enum PageFolder {
    static var found: String? {
        guard let program = Bundle.main.executablePath else { return nil }
        var folder = ((program as NSString).resolvingSymlinksInPath as NSString).deletingLastPathComponent as NSString
        var candidates = [
            folder.appendingPathComponent("page"),
            (folder.deletingLastPathComponent as NSString).appendingPathComponent("share/isobath/page"),
        ]
        while folder.pathComponents.count > 1 {
            candidates.append(folder.appendingPathComponent("Sources/Page"))
            folder = folder.deletingLastPathComponent as NSString
        }
        return candidates.first { exists("index.html", in: $0) }
    }

    static func exists(_ name: String, in folder: String) -> Bool {
        FileManager.default.fileExists(atPath: (folder as NSString).appendingPathComponent(name))
    }
}
