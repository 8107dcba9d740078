/// A value along which lines are drawn.
struct ContourLevel: Equatable {
    /// In the unit of the field that is traced: inverse depth or distance, see ``LevelSpacing``.
    var value: Double
    /// In the depth map's inverse depth; nil when there is none.
    var inverseDepth: Double?
    /// In the calibration's unit; nil when the level lies at or behind infinity.
    var distance: Double?
    /// From 0 for the farthest of all levels to 1 for the nearest.
    var nearness: Float = 0
    /// What stands along the line.
    var label = ""
}
