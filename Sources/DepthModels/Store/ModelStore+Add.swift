import Files
import Foundation

extension ModelStore {
    /// Copies a network's file into the store and keeps what is known of it.
    ///
    /// A file that is one of the catalogue's, by its checksum or by the name given, becomes that network; any other becomes
    /// a network of the user's own, once it has passed the checks that a run begins with: nothing is copied of one that
    /// could not be run.
    /// - Parameters:
    ///   - path: an ONNX file, or the .xml of an OpenVINO IR.
    ///   - name: what to call it; nil takes the file's name without its ending.
    ///   - facts: what is stated of it, beside what the JSON next to it says.
    public func add(_ path: String, name: String? = nil, facts: ModelFacts = ModelFacts()) throws(ModelError)
        -> ModelDescription
    {
        var model = try resolve(file: path, facts: facts)
        let checksum = model.checksum ?? ""
        let stem = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
        let wanted = name ?? stem
        if let known = catalogue.models.first(where: { $0.sha256 == checksum && !$0.urls.isEmpty })
            ?? catalogue[wanted].flatMap({ $0.urls.isEmpty ? nil : $0 })
        {
            guard known.sha256 ?? recordedChecksum(of: known) ?? checksum == checksum else {
                throw ModelError(
                    path, "is not \(known.name): its SHA-256 is \(checksum)", mend: "give it another --name",
                    exitStatus: .badData)
            }
            if known.sha256 == nil { try checkNetwork(at: path, known) }
            try copy(path, to: known.file)
            try recordChecksum(checksum, of: known)
            return known
        }
        guard ModelStore.isFileName(wanted), catalogue[wanted].map(ModelStore.embedded) ?? nil == nil else {
            throw ModelError(wanted, "cannot be the name of a model", mend: "give another --name", exitStatus: .usage)
        }
        let ending = (path as NSString).pathExtension
        try checkNetwork(at: path, model.description)
        model.description.name = wanted
        model.description.file = ending.isEmpty ? wanted : "\(wanted).\(ending)"
        model.description.summary = "added from \((path as NSString).lastPathComponent)"
        model.description.sha256 = checksum
        model.description.bytes = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        try copy(path, to: model.description.file)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let record = try? encoder.encode(model.description) else {
            throw ModelError(wanted, "cannot be described", exitStatus: .badData)
        }
        try write(record, to: "\(wanted).json")
        return model.description
    }

    /// Refuses what a run would refuse. Without OpenVINO, only the file's outer form can be looked at.
    private func checkNetwork(at path: String, _ description: ModelDescription) throws(ModelError) {
        let name = (path as NSString).lastPathComponent
        try description.validate()
        try NetworkFormat.check(path, name: name)
        guard (try? OpenVINOLibrary.shared()) != nil else { return }
        var network = ResolvedModel(description: description, source: .file(path), checksum: nil)
        network.description.name = name
        network.tensorNamesAreBinding = description.urls.isEmpty
        _ = try Network(network, core: OpenVINOCore(), options: RunOptions())
    }

    /// Notes the checksum of a file of which the catalogue knows none.
    func recordChecksum(_ checksum: String, of description: ModelDescription) throws(ModelError) {
        guard description.sha256 == nil, recordedChecksum(of: description) == nil else { return }
        try write(Data("\(checksum)  \(description.file)\n".utf8), to: description.file + ".sha256")
    }

    func createFolder() throws(ModelError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw ModelError(
                folder, "cannot be created", mend: "set ISOBATH_HOME to a folder that you may write to",
                exitStatus: .cannotCreate)
        }
    }

    private func copy(_ path: String, to name: String) throws(ModelError) {
        try createFolder()
        let target = (folder as NSString).appendingPathComponent(name)
        // The weights first: a network is there when its own file is.
        for (source, target) in zip(Checksum.companions(of: path), Checksum.companions(of: target)) + [(path, target)] {
            do throws(FileError) {
                let output = try OutputFile(.file(target))
                try output.write(try InputFile(path: source).bytes)
                try output.commit(durably: true)
            } catch { throw ModelError(error) }
        }
    }

    private func write(_ data: Data, to name: String) throws(ModelError) {
        try createFolder()
        do throws(FileError) {
            let output = try OutputFile(.file((folder as NSString).appendingPathComponent(name)))
            try output.write(data)
            try output.commit(durably: true)
        } catch { throw ModelError(error) }
    }
}
