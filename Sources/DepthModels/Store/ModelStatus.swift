import Foundation

/// One line of `isobath models list`.
public struct ModelStatus: Codable, Sendable {
    public enum State: String, Codable, Sendable {
        /// Part of the program.
        case embedded
        case installed
        /// A download that broke off; pulling again goes on with it.
        case partial
        case absent
    }

    public var description: ModelDescription
    public var state: State
    /// Where its file lies or would lie; nil for what is part of the program.
    public var path: String?
    /// The size of what is there.
    public var bytesPresent: Int
    public var isDefault: Bool
}

extension ModelStore {
    /// All known networks and whether they are here. Looks at names and sizes only; ``verify(_:)`` looks inside.
    public func list() -> [ModelStatus] {
        catalogue.models.map { description in
            let path = path(of: description)
            let isDefault = description.name == catalogue.default
            if let bytes = ModelStore.embedded(description) {
                return ModelStatus(
                    description: description, state: .embedded, path: nil, bytesPresent: bytes.count,
                    isDefault: isDefault)
            }
            func size(_ path: String) -> Int? {
                (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
            }
            let whole = size(path)
            let part = size(path + ".part")
            return ModelStatus(
                description: description, state: whole != nil ? .installed : part != nil ? .partial : .absent,
                path: path,
                bytesPresent: whole ?? part ?? 0, isDefault: isDefault)
        }
    }

    /// Reads a network's file anew and compares its checksum. Returns it; throws when it is not what it should be.
    public func verify(_ name: String) throws(ModelError) -> String {
        let description = try catalogue.model(named: name)
        let checksum: String
        if let bytes = ModelStore.embedded(description) {
            checksum = Checksum.sha256(of: bytes)
        } else {
            let path = path(of: description)
            guard FileManager.default.fileExists(atPath: path) else { throw ModelStore.absent(description) }
            var verified = VerifiedFiles(folder: folder)
            checksum = try verified.freshChecksum(ofFileAt: path)
        }
        try check(checksum, of: description)
        return checksum
    }
}
