import Raster
import Scene

/// Whether a depth map can belong to a picture.
enum DepthShape {
    /// Throws unless the map has the proportions of a picture, up to rounding.
    /// - Parameters:
    ///   - what: what the picture is, for the error.
    ///   - mend: what to do about it, unless the map lies on its side.
    static func check(
        _ depth: DepthMap, named name: String, against size: (width: Int, height: Int), what: String, mend: String
    ) throws(SceneError) {
        let expected = Double(depth.width) * Double(size.height) / Double(size.width)
        let expectedWidth = Double(depth.height) * Double(size.width) / Double(size.height)
        let isClose =
            abs(Double(depth.height) - expected) <= max(1, 0.01 * expected)
            || abs(Double(depth.width) - expectedWidth) <= max(1, 0.01 * expectedWidth)
        guard !isClose else { return }
        let turned = abs(Double(depth.width) * Double(size.width) / Double(size.height) - Double(depth.height))
        let isTurned = turned <= max(1, 0.01 * Double(depth.height))
        throw SceneError(
            name,
            "is \(depth.width)x\(depth.height), which is not the shape of \(what) (\(size.width)x\(size.height))",
            mend: isTurned ? "turn it upright, as the photo is shown" : mend)
    }
}
