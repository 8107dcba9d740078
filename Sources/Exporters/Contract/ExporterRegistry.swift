/// Every exporter that is built in. The one place that knows their names.
public enum ExporterRegistry {
    public static let all: [any Exporter.Type] = [
        HeatmapExporter.self, ContourExporter.self, PLYExporter.self, OBJExporter.self, GLBExporter.self,
        STLExporter.self, TIFFExporter.self, MaskExporter.self, CutoutExporter.self, LayersExporter.self,
        PCDExporter.self,
        XYZExporter.self, NormalsExporter.self, PreviewExporter.self, SurfaceExporter.self, EXRExporter.self,
        NPYExporter.self, PFMExporter.self, AnalyzeExporter.self, ZonesExporter.self, ProfileExporter.self,
    ]

    /// The exporter of that name.
    public static func exporter(named name: String) -> (any Exporter.Type)? {
        all.first { $0.name == name }
    }
}
