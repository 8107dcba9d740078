/// Where the parts of a plot lie, in pixels or points from its top left corner.
///
/// All sizes follow from the plot's width: they are stated for a width of 1600 and multiplied by ``unit``.
struct PlotLayout {
    let width: Double
    let height: Double
    /// A 1600th of the width.
    let unit: Double
    let pictureX: Double
    let pictureY: Double
    let pictureWidth: Double
    let pictureHeight: Double
    let legendX: Double
    let legendHeight: Double

    static let margin = 48.0
    static let header = 84.0
    static let footer = 44.0
    static let legend = 224.0
    static let legendGap = 36.0
    static let minimumHeight = 420.0
    /// Higher pictures are made narrower.
    private static let maximumPictureHeight = 2400.0
    /// Of a plot in memory, where a pixel takes some 8 bytes while it is drawn and written.
    static let maximumPixels = 80_000_000.0

    /// - Parameters:
    ///   - width: in pixels or points, above 0.
    ///   - aspect: height by width of the photo.
    ///   - maximumArea: where the plot would be larger it becomes narrower, its proportions kept.
    init(width: Double, aspect: Double, maximumArea: Double) {
        let room = 1600 - 2 * PlotLayout.margin - PlotLayout.legend - PlotLayout.legendGap
        let shown = min(room, PlotLayout.maximumPictureHeight / aspect)
        let unitHeight =
            PlotLayout.margin + PlotLayout.header + max(shown * aspect, PlotLayout.minimumHeight) + PlotLayout.footer
            + PlotLayout.margin / 2
        self.width = min(width, (maximumArea * 1600 / unitHeight).squareRoot().rounded(.down))
        unit = self.width / 1600
        height = unitHeight * unit
        pictureX = (PlotLayout.margin + (room - shown) / 2) * unit
        pictureY = (PlotLayout.margin + PlotLayout.header) * unit
        pictureWidth = shown * unit
        pictureHeight = shown * aspect * unit
        legendX = (PlotLayout.margin + room + PlotLayout.legendGap) * unit
        legendHeight = max(pictureHeight, PlotLayout.minimumHeight * unit)
    }
}
