import CWeights
import Foundation

extension ModelStore {
    /// The network of that name, ready to run: there, and with the checksum that it should have.
    /// - Parameters:
    ///   - name: nil is the catalogue's default.
    ///   - facts: what goes before the catalogue: another input size.
    public func resolve(_ name: String? = nil, facts: ModelFacts = ModelFacts()) throws(ModelError) -> ResolvedModel {
        var model = try resolveAsRecorded(try catalogue.model(named: name ?? catalogue.default))
        if facts.statesSize { model.ownInput = model.description.input }
        model.description = try facts.applied(to: model.description)
        if facts.statesSize, model.description.input.maximumPixels != nil {
            model.description.input.maximumPixels = model.description.input.usualMaximumPixels
        }
        return model
    }

    private func resolveAsRecorded(_ description: ModelDescription) throws(ModelError) -> ResolvedModel {
        if let bytes = ModelStore.embedded(description) {
            return ResolvedModel(description: description, source: .embedded(bytes), checksum: description.sha256)
        }
        let path = path(of: description)
        guard FileManager.default.fileExists(atPath: path) else { throw ModelStore.absent(description) }
        var verified = VerifiedFiles(folder: folder)
        let checksum = try verified.checksum(ofFileAt: path)
        try check(checksum, of: description)
        var model = ResolvedModel(description: description, source: .file(path), checksum: checksum)
        model.tensorNamesAreBinding = description.urls.isEmpty
        return model
    }

    /// A user's own file, with what the JSON beside it (`net.json` beside `net.onnx`) and the options state of it.
    /// - Parameters:
    ///   - path: an ONNX file, or the .xml of an OpenVINO IR.
    ///   - facts: what the command line states; it goes before the JSON.
    public func resolve(file path: String, facts: ModelFacts = ModelFacts()) throws(ModelError) -> ResolvedModel {
        try ModelStore.checkReadable(path)
        let beside = try ModelStore.factsBeside(path)
        let blank = ModelDescription(
            name: (path as NSString).lastPathComponent, summary: "your own file", file: path,
            licence: ModelDescription.Licence(identifier: "unknown"))
        let asDescribed = try (beside ?? ModelFacts()).applied(to: blank)
        var description = try facts.applied(to: asDescribed)
        // The other rules set a bound themselves; these ask for as much as a thin photo makes of them.
        if description.input.maximumPixels == nil, [.lowerBound, .minimal].contains(description.input.rule) {
            description.input.maximumPixels = description.input.usualMaximumPixels
        }
        var verified = VerifiedFiles(folder: folder)
        var model = ResolvedModel(
            description: description, source: .file(path), checksum: try verified.checksum(ofFileAt: path))
        model.statesSize = facts.statesSize || beside?.statesSize ?? false
        if facts.statesSize, beside?.statesSize == true { model.ownInput = asDescribed.input }
        if facts.mean == nil, facts.std == nil, beside?.mean == nil, beside?.std == nil {
            model.notices.append("no mean and std are stated for \(path): it is fed colours of 0 to 1")
        }
        return model
    }

    /// Throws when a checksum is not the one in the catalogue, or not the one that came first.
    func check(_ checksum: String, of description: ModelDescription) throws(ModelError) {
        guard let expected = description.sha256 ?? recordedChecksum(of: description), expected != checksum else {
            return
        }
        let again = description.urls.isEmpty ? "add FILE --name" : "pull"
        throw ModelError(
            description.name,
            "\(path(of: description)) is not the file it should be: its SHA-256 is \(checksum) instead of \(expected)",
            mend: "delete it and run `isobath models \(again) \(description.name)`", exitStatus: .badData)
    }

    /// The checksum that was noted when the file came first, where the catalogue knows none.
    func recordedChecksum(of description: ModelDescription) -> String? {
        guard let data = FileManager.default.contents(atPath: path(of: description) + ".sha256") else { return nil }
        let word = String(decoding: data.prefix(64), as: UTF8.self)
        return word.count == 64 ? word : nil
    }

    static func absent(_ description: ModelDescription) -> ModelError {
        let mend =
            description.urls.isEmpty
            ? "add it again with `isobath models add`" : "`isobath models pull \(description.name)` gets it"
        return ModelError(description.name, "is not on this computer", mend: mend)
    }

    /// The bytes of a network that is part of the program.
    static func embedded(_ description: ModelDescription) -> UnsafeRawBufferPointer? {
        guard description.urls.isEmpty, description.file == "starter.onnx" else { return nil }
        return UnsafeRawBufferPointer(start: cweights_starter_bytes(), count: cweights_starter_size)
    }

    static func checkReadable(_ path: String) throws(ModelError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ModelError(path, "no such file", mend: "check the name", exitStatus: .noInput)
        }
        guard !isFolder.boolValue else {
            throw ModelError(
                path, "is a folder", mend: "name an ONNX file or the .xml of an OpenVINO IR", exitStatus: .noInput)
        }
        guard
            (try? FileManager.default.attributesOfItem(atPath: (path as NSString).resolvingSymlinksInPath))?[.type]
                as? FileAttributeType == .typeRegular
        else { throw ModelError(path, "is no regular file", mend: "name an ONNX file", exitStatus: .noInput) }
        for companion in Checksum.companions(of: path) where !FileManager.default.fileExists(atPath: companion) {
            throw ModelError(
                companion, "no such file", mend: "an OpenVINO IR needs both its .xml and its .bin", exitStatus: .noInput
            )
        }
    }

    static func factsBeside(_ path: String) throws(ModelError) -> ModelFacts? {
        let json = (path as NSString).deletingPathExtension + ".json"
        guard let data = FileManager.default.contents(atPath: json) else { return nil }
        let fields = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
        if let unknown = fields.keys.sorted().first(where: { ModelFacts.CodingKeys(rawValue: $0) == nil }) {
            throw ModelError(
                json, "has an unknown field \(unknown)",
                mend: "there is " + ModelFacts.CodingKeys.allCases.map(\.rawValue).joined(separator: ", "),
                exitStatus: .badData)
        }
        do {
            return try JSONDecoder().decode(ModelFacts.self, from: data)
        } catch {
            throw ModelError(
                json, "does not describe a network (\(DecodingFault.text(error)))", mend: "see docs/models.md",
                exitStatus: .badData)
        }
    }
}
