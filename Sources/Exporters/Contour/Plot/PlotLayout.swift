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

    /// - Parameter aspect: height by width of the photo.
    init(width: Double, aspect: Double) {
        self.width = width
        unit = width / 1600
        let room = 1600 - 2 * PlotLayout.margin - PlotLayout.legend - PlotLayout.legendGap
        let shown = min(room, PlotLayout.maximumPictureHeight / aspect)
        pictureX = (PlotLayout.margin + (room - shown) / 2) * unit
        pictureY = (PlotLayout.margin + PlotLayout.header) * unit
        pictureWidth = shown * unit
        pictureHeight = shown * aspect * unit
        legendX = (PlotLayout.margin + room + PlotLayout.legendGap) * unit
        legendHeight = max(pictureHeight, PlotLayout.minimumHeight * unit)
        height = pictureY + legendHeight + (PlotLayout.footer + PlotLayout.margin / 2) * unit
    }
}
