import DepthModels
import Hummingbird
import Pipeline
import Scene

/// What the service can do, in the words of the command's help.
struct SchemaRoutes {
    let asksForToken: Bool

    func add(to routes: inout RouteTable) {
        routes.on(.get, "/openapi.json") { [asksForToken] _, _ in
            try JSONAnswer.response(OpenAPIDocument.value(asksForToken: asksForToken))
        }
        routes.on(.get, "/v1/exporters") { _, _ in
            try JSONAnswer.response(
                ExporterList(
                    software: Software.nameAndVersion, exporters: ExporterSchema.all,
                    sceneOptions: ExporterSchema.sceneOptions))
        }
        routes.on(.get, "/v1/exporters/:exporter") { _, context in
            let name = context.parameters.get("exporter") ?? ""
            guard let exporter = ExporterSchema.named(name) else { throw ExportOrder.unknownExporter(name) }
            return try JSONAnswer.response(exporter)
        }
        routes.on(.get, "/v1/models") { _, _ in
            let store = try ModelStore()
            return try JSONAnswer.response(
                ModelList(
                    default: store.catalogue.default, models: store.list().map { ModelList.Model($0) },
                    options: OptionSchema.options(of: ModelOptions.self, section: "Depth model")))
        }
    }
}
