/// What GDAL and the programs built on it (QGIS, rasterio) read about the samples of a TIFF file:
/// value = ``scale`` * sample + ``offset``.
///
/// The two tags are described in GDAL's documentation of its GeoTIFF driver: GDAL_METADATA (42112) holds XML,
/// GDAL_NODATA (42113) a number in decimal.
public struct GDALBand: Sendable, Equatable {
    public var description: String
    public var scale: Double
    public var offset: Double
    /// The unit of the value, such as `m`; nil when it has none.
    public var unit: String?
    /// The sample of a pixel without a value, NaN allowed; nil when every pixel has one.
    public var noData: Double?

    public init(description: String, scale: Double = 1, offset: Double = 0, unit: String? = nil, noData: Double? = nil)
    {
        self.description = description
        self.scale = scale
        self.offset = offset
        self.unit = unit
        self.noData = noData
    }

    /// The text of tag 42112.
    var metadata: String {
        var items = [("DESCRIPTION", "description", description)]
        // GDAL applies both or none.
        if scale != 1 || offset != 0 {
            items.append(("OFFSET", "offset", "\(offset)"))
            items.append(("SCALE", "scale", "\(scale)"))
        }
        if let unit { items.append(("UNITTYPE", "unittype", unit)) }
        let lines = items.map { name, role, text in
            "  <Item name=\"\(name)\" sample=\"0\" role=\"\(role)\">\(GDALBand.escape(text))</Item>\n"
        }
        return "<GDALMetadata>\n" + lines.joined() + "</GDALMetadata>\n"
    }

    /// The text of tag 42113.
    var noDataText: String? {
        noData.map { $0.isNaN ? "nan" : Int(exactly: $0).map(String.init) ?? "\($0)" }
    }

    private static func escape(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
    }
}
