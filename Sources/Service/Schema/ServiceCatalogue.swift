import DepthModels
import Exporters

/// The answer of `GET /v1/exporters`.
struct ExporterList: Encodable, Sendable {
    let software: String
    let exporters: [ExporterSchema]
    /// Options that every exporter takes.
    let sceneOptions: [OptionSchema]
}

/// The answer of `GET /v1/models`: the networks that a request may name, and others that could be had.
struct ModelList: Encodable, Sendable {
    let `default`: String
    let models: [Model]
    /// Options that say which network runs and what it sees.
    let options: [OptionSchema]

    struct Model: Encodable, Sendable {
        let name: String
        let summary: String
        let licence: ModelDescription.Licence
        let meaning: String
        /// Whether it is here, so that a request may name it.
        let isAvailable: Bool
        let isDefault: Bool
        let bytes: Int?
        let sha256: String?

        init(_ status: ModelStatus) {
            let description = status.description
            name = description.name
            summary = description.summary
            licence = description.licence
            meaning = description.output.meaning.rawValue
            isAvailable = status.state == .embedded || status.state == .installed
            isDefault = status.isDefault
            bytes = description.bytes
            sha256 = description.sha256
        }
    }
}
