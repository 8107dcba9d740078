import COpenVINO
import Foundation

/// Where OpenVINO's C library is looked for, and what was found.
///
/// In this order: the folder named by the environment variable `ISOBATH_OPENVINO`; `.openvino/libs` in a folder above the
/// program (a checkout) and `../lib/isobath/openvino` beside it (an installation); the system's loader.
public struct OpenVINOLibrary: Sendable {
    /// The path, or the bare name that the system's loader knew.
    public let path: String
    /// OpenVINO's own words, such as "2026.4.1-22982-...".
    public let version: String
    /// Written once, before anyone sees it.
    nonisolated(unsafe) let functions: UnsafePointer<COpenVINOFunctions>

    private static let loaded: Result<OpenVINOLibrary, ModelError> = Result {
        () throws(ModelError) in try load()
    }

    /// Loads the library at the first call; what came of it ever after.
    public static func shared() throws(ModelError) -> OpenVINOLibrary {
        try loaded.get()
    }

    static let howToInstall =
        "run `make openvino`, or `pip install openvino==2026.4.1` and set ISOBATH_OPENVINO to its folder"

    private static func load() throws(ModelError) -> OpenVINOLibrary {
        // Where there is no /sys (some containers), the library's hwloc would say so on standard error. It works all the same.
        setenv("HWLOC_HIDE_ERRORS", "2", 0)
        let stated = ProcessInfo.processInfo.environment["ISOBATH_OPENVINO"] ?? ""
        let candidates = stated.isEmpty ? nearbyFolders() + systemNames : folder(stated)
        var reason = [CChar](repeating: 0, count: 1024)
        var firstReason = ""
        for candidate in candidates {
            guard let functions = copenvino_load(candidate, &reason, reason.count) else {
                // The loader's words on a file that exists tell more than those on a name that it does not know.
                if firstReason.isEmpty, candidate.contains("/") { firstReason = text(reason) }
                continue
            }
            var version = ov_version_t()
            var number = "unknown"
            if functions.pointee.ov_get_openvino_version(&version) == 0 {
                if let build = version.buildNumber { number = String(cString: build) }
                functions.pointee.ov_version_free(&version)
            }
            return OpenVINOLibrary(path: candidate, version: number, functions: functions)
        }
        if !stated.isEmpty, firstReason.isEmpty { firstReason = "no \(fileName) in ISOBATH_OPENVINO=\(stated)" }
        throw ModelError(
            "OpenVINO", firstReason.isEmpty ? "is not installed" : "cannot be loaded (\(firstReason))",
            mend: howToInstall)
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

extension OpenVINOLibrary {
    #if os(macOS)
        private static let fileName = "libopenvino_c.dylib"
    #else
        private static let fileName = "libopenvino_c.so"
    #endif

    private static var systemNames: [String] {
        #if os(macOS)
            [fileName, "/opt/homebrew/lib/\(fileName)", "/usr/local/lib/\(fileName)"]
        #else
            [fileName]
        #endif
    }

    /// The libraries in a folder that the user named: the one with the libraries, or a Python package's.
    private static func folder(_ path: String) -> [String] {
        libraries(in: path) + libraries(in: path + "/libs") + libraries(in: path + "/openvino/libs")
    }

    private static func nearbyFolders() -> [String] {
        guard var folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent() else {
            return []
        }
        var found = libraries(
            in: folder.deletingLastPathComponent().appendingPathComponent("lib/isobath/openvino").path)
        while folder.pathComponents.count > 1 {
            found += libraries(in: folder.appendingPathComponent(".openvino/libs").path)
            folder.deleteLastPathComponent()
        }
        return found
    }

    /// The C library's file, with or without a version in its name: Python packages have no link without one.
    private static func libraries(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { name in
            name == fileName || name.hasPrefix("libopenvino_c.so.")
                || (name.hasPrefix("libopenvino_c.") && name.hasSuffix(".dylib"))
        }
        .sorted().map { "\(folder)/\($0)" }
    }
}
