import Exporters
import Testing

@testable import Service

@Suite struct SchemaTests {
    private func option(_ name: String, of exporter: String) -> OptionSchema? {
        ExporterSchema.named(exporter)?.options.first { $0.name == name }
    }

    @Test func everyExporterIsThere() {
        #expect(ExporterSchema.all.map(\.name) == ExporterRegistry.all.map { $0.name })
        for exporter in ExporterSchema.all {
            #expect(!exporter.fileTypes.isEmpty)
            #expect(Set(exporter.options.map(\.name)).count == exporter.options.count)
            #expect(exporter.options.allSatisfy { !$0.help.isEmpty })
        }
    }

    @Test func typesComeFromTheDeclarations() {
        #expect(option("levels", of: "contour")?.type == .integer)
        #expect(option("interval", of: "contour")?.type == .number)
        #expect(option("labels", of: "contour")?.isInvertible == true)
        #expect(option("ascii", of: "ply")?.type == .boolean)
        #expect(option("edge", of: "ply")?.type == .number)
        #expect(option("max-faces", of: "glb")?.defaultValue == "500000")
        #expect(option("background-image", of: "cutout")?.type == .file)
        #expect(option("baseline", of: "analyze")?.type == .file)
        #expect(option("theme", of: "contour")?.allowedValues == ["dark", "light"])
    }

    @Test func noDefaultThatIsANumberIsCalledAText() {
        // Their own types: lists and sizes, of which one number is a special case.
        let lists: Set = ["bands", "grid", "max-mb"]
        for exporter in ExporterSchema.all {
            for option in exporter.options where option.type == .string && !lists.contains(option.name) {
                #expect(option.defaultValue.flatMap(Double.init) == nil, "\(exporter.name) \(option.name)")
            }
        }
    }

    /// An option that names a file of the server would let clients read it: each is an upload.
    @Test func everyFileIsAnUpload() {
        let options = ExporterSchema.sceneOptions + ExporterSchema.all.flatMap(\.options)
        let files = options.filter { $0.valueName == "file" }
        #expect(
            Set(files.map(\.name)).isSuperset(of: [
                "depth", "calibration", "baseline", "background-image", "trimap", "mask",
            ]))
        for option in files { #expect(option.type == .file, "\(option.name)") }
    }

    @Test func formatStandsForTheNamesEnding() {
        #expect(option("format", of: "heatmap")?.allowedValues == ["png", "jpg", "jpeg"])
        #expect(option("format", of: "ply") == nil)
        // An option of the exporter's own stays what it is.
        #expect(option("format", of: "contour")?.allowedValues == ["svg", "png", "pdf", "geojson"])
    }

    @Test func nothingOfTheServersIsOffered() {
        let scene = Dictionary(uniqueKeysWithValues: ExporterSchema.sceneOptions.map { ($0.name, $0) })
        for name in ["model-file", "device", "threads", "no-model-cache", "max-pixels", "mean", "size-rule"] {
            #expect(scene[name] == nil)
            #expect(ServerOptions.areServers(name))
        }
        #expect(scene["depth"]?.type == .file)
        #expect(scene["calibration"]?.type == .file)
        #expect(scene["near"]?.type == .number)
        #expect(scene["input-size"]?.type == .string)
        #expect(scene["known"]?.isRepeating == true)
        #expect(scene["refine"]?.allowedValues == ["none", "guided"])
    }
}
