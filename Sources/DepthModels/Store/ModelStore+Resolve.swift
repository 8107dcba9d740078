import CWeights
import Files
import Foundation

extension ModelStore {
    /// The network of that name, ready to run; nil is the default one.
    public func resolve(_ name: String? = nil) throws(ModelError) -> ResolvedModel {
        let description = try catalogue.model(named: name ?? catalogue.default)
        if let bytes = ModelStore.embedded(description) {
            return ResolvedModel(description: description, source: .embedded(bytes), checksum: description.sha256)
        }
        throw ModelError(
            description.name, "is not on this computer", mend: "`isobath models pull \(description.name)` gets it")
    }

    /// The bytes of a network that is part of the program.
    static func embedded(_ description: ModelDescription) -> UnsafeRawBufferPointer? {
        guard description.urls.isEmpty, description.file == "starter.onnx" else { return nil }
        return UnsafeRawBufferPointer(start: cweights_starter_bytes(), count: cweights_starter_size)
    }
}
