/// What each point of a cloud file carries behind x, y and z, and in which form.
struct CloudLayout: Sendable {
    var hasNormals: Bool
    /// Nil when there are no colours.
    var colors: ColorForm?
    /// Whether colours stand before normals, not behind them; scalars are always last.
    var startsWithColors = false
    var scalars: [PointScalar]

    enum ColorForm: Sendable {
        /// Red, green and blue: three bytes, or three numbers of text.
        case channels
        /// One 32-bit number 0x00RRGGBB.
        case packed

        var size: Int { self == .channels ? 3 : 4 }
    }

    /// Bytes of one point in a binary file.
    var stride: Int { 12 + (hasNormals ? 12 : 0) + (colors?.size ?? 0) + 4 * scalars.count }

    /// The most bytes of one line of text.
    var longestLine: Int {
        (3 + (hasNormals ? 3 : 0) + scalars.count) * (TextCursor.longestNumber + 1) + 3 * 4 + 1
    }
}
