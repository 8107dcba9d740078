extension ContourOptions {
    /// Refuses what was stated and would change nothing in the format: lines that are data have no look, and drawings and
    /// plots lie in pixels.
    func refuseMeaningless(for format: ContourFormat) throws(ExportError) {
        switch format {
        case .svg, .png, .pdf:
            guard coordinates == nil else {
                throw .meaningless("--coordinates", for: format.rawValue, mend: "leave it out, or name a .geojson")
            }
        case .geojson:
            let stated = [
                ("--photo", photo), (labels == false ? "--no-labels" : "--labels", labels != nil),
                ("--colors", colors != nil), ("--theme", theme != nil), ("--line-width", lineWidth != nil),
                ("--width", width != nil),
            ]
            if let (option, _) = stated.first(where: \.1) {
                throw .meaningless(option, for: format.rawValue, mend: "leave it out, or name a .svg, .png or .pdf")
            }
        }
    }
}
