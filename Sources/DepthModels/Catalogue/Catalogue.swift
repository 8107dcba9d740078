import CWeights
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
        let nearest = models.map(\.name).min { distance($0, name) < distance($1, name) }
        let suggestion = nearest.flatMap { distance($0, name) <= max(2, name.count / 3) ? "did you mean \($0)? " : nil }
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

/// Levenshtein's distance: how many letters have to be put in, left out or changed.
private func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b)
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for j in 0..<b.count {
            let change = diagonal + (letter == b[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(change, row[j] + 1, diagonal + 1)
        }
    }
    return row[b.count]
}
