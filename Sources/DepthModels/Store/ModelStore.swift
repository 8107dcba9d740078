import Files
import Foundation

/// The networks on this computer: those that are part of the program, those pulled, and the user's own.
///
/// The folder holds each network's file under the name in its record; `NAME.json`, a record, for networks that the user
/// added; and `FILE.sha256` (as `sha256sum` writes it) with the checksum that came first, where the catalogue knows none.
public struct ModelStore: Sendable {
    /// Where the files lie; it need not exist.
    public let folder: String
    /// What is known by name, the user's own included.
    public let catalogue: Catalogue

    /// - Parameters:
    ///   - folder: nil is `$ISOBATH_HOME/models`, else `isobath/models` in the XDG data folder.
    ///   - catalogue: nil is the one that is part of the program.
    public init(folder: String? = nil, catalogue: Catalogue? = nil) throws(ModelError) {
        let folder = folder ?? ModelFolders.models
        var known: Catalogue
        if let catalogue { known = catalogue } else { known = try Catalogue.builtIn() }
        known.models += ModelStore.added(in: folder).filter { known[$0.name] == nil }
        self.folder = folder
        self.catalogue = known
    }

    /// Where the file of a network lies or would lie.
    public func path(of description: ModelDescription) -> String {
        (folder as NSString).appendingPathComponent(description.file)
    }

    /// The records of the networks that the user added.
    private static func added(in folder: String) -> [ModelDescription] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.compactMap { name in
            let path = (folder as NSString).appendingPathComponent(name)
            let data = FileManager.default.contents(atPath: path) ?? Data()
            guard let description = try? JSONDecoder().decode(ModelDescription.self, from: data),
                ModelStore.isFileName(description.file)
            else { return nil }
            return description
        }
    }

    /// Whether a name stays in the folder.
    static func isFileName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.contains("\0")
    }
}
