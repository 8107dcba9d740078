import CWeights
import Files
import Foundation

/// The networks that are known by name.
public struct Catalogue: Codable, Sendable {
    /// The name of the model that runs when none is asked for.
    public var `default`: String
    public var models: [ModelDescription]

    public init(default: String, models: [ModelDescription]) {
        self.default = `default`
        self.models = models
    }

    /// The catalogue that is part of the program (Weights/catalogue.json).
    public static func builtIn() throws(ModelError) -> Catalogue {
        try builtInCatalogue.get()
    }

    /// The record of that name.
    public subscript(name: String) -> ModelDescription? {
        models.first { $0.name == name }
    }

    /// The record of that name; throws with the nearest name otherwise.
    public func model(named name: String) throws(ModelError) -> ModelDescription {
        if let model = self[name] { return model }
        let suggestion = Suggestion.nearest(to: name, among: models.map(\.name)).map { "did you mean \($0)? " }
        throw ModelError(
            name, "no model has this name",
            mend: (suggestion ?? "") + "`isobath models list` names them all", exitStatus: .usage)
    }
}

/// Read once, when first asked for.
private let builtInCatalogue: Result<Catalogue, ModelError> = {
    // The bytes are part of the program and stay where they are.
    let bytes = UnsafeMutableRawPointer(mutating: cweights_catalogue_bytes())
    let data = Data(bytesNoCopy: bytes, count: cweights_catalogue_size, deallocator: .none)
    return Result { () throws(ModelError) in
        do {
            return try JSONDecoder().decode(Catalogue.self, from: data)
        } catch {
            throw ModelError("catalogue", "cannot be read (\(error))", mend: "install isobath again")
        }
    }
}()
