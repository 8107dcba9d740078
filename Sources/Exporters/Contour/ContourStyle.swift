import Raster

/// How lines look.
struct ContourStyle {
    let theme: ContourTheme
    let colors: ColorMap
    let showsPhoto: Bool
    let showsLabels: Bool
    /// In pixels of the photo; nil for the format's own.
    let lineWidth: Double?

    init(_ options: ContourOptions, format: ContourFormat) {
        let isPaper = (format == .svg || format == .pdf) && !options.photo
        theme = options.theme ?? (isPaper ? .light : .dark)
        colors = options.colors ?? .inferno
        showsPhoto = options.photo
        showsLabels = options.labels ?? true
        lineWidth = options.lineWidth
    }

    /// A colour that stands out from the background: the end of the scale that is like it is not used.
    /// - Parameter nearness: 0...1.
    func color(nearness: Float) -> RGB8 {
        switch theme {
        case .dark: colors.color(at: 0.4 + 0.6 * nearness)
        case .light: colors.color(at: 0.06 + 0.72 * nearness)
        }
    }

    /// The line's colour, drawn towards that of text: letters are thinner than lines.
    func labelColor(nearness: Float) -> RGB8 { color(nearness: nearness).mixed(into: ink, share: 0.6) }

    var background: RGB8 { theme == .dark ? RGB8(0x0F1218) : .white }
    /// Of titles and numbers.
    var ink: RGB8 { theme == .dark ? RGB8(0xECEEF2) : RGB8(0x1B1E24) }
    /// Of what is less important.
    var faintInk: RGB8 { theme == .dark ? RGB8(0x9299A6) : RGB8(0x6A707C) }
    /// Of pixels without depth.
    var hole: RGB8 { theme == .dark ? RGB8(0x07080B) : RGB8(0xE9EAED) }

    /// Of the area between two levels: a tint of the lines' colours.
    func tint(nearness: Float) -> RGB8 {
        switch (theme, colors) {
        // Scales that go from dark to bright have a dark half of their own.
        case (.dark, .inferno), (.dark, .magma), (.dark, .viridis), (.dark, .grey):
            colors.color(at: 0.05 + 0.38 * nearness).mixed(into: background, share: 0.75)
        case (.dark, _): color(nearness: nearness).mixed(into: background, share: 0.30)
        case (.light, _): color(nearness: nearness).mixed(into: background, share: 0.22)
        }
    }

    /// What covers a photo so that lines stand out from it.
    var veil: (color: RGB8, opacity: Double) { (background, theme == .dark ? 0.52 : 0.5) }
}

extension RGB8 {
    fileprivate func mixed(into other: RGB8, share: Float) -> RGB8 {
        func mix(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8(Float(a) * share + Float(b) * (1 - share) + 0.5) }
        return RGB8(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    /// `#rrggbb`.
    var hexadecimal: String {
        let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
}
