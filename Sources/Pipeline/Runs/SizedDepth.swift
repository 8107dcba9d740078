import Raster
import Scene

/// A depth map brought to its scene's size, and what is known of how it came about.
struct SizedDepth {
    var map: DepthMap
    /// The size that it was measured or estimated at.
    let sourceWidth: Int
    let sourceHeight: Int
    var origin: DepthOrigin
    /// Sentences that the user should read.
    let notices: [String]
}
