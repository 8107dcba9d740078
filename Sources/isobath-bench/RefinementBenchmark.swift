import Raster
import Scene

/// Fitting depth edges to a photo's, by itself.
enum RefinementBenchmark {
    /// The scene's own photo and depth at several sizes: time should grow as pixels do.
    static func scaling(_ scene: Scene) {
        guard let photo = scene.photo?.pixels else { return }
        print("refine, by size of the photo")
        let small = scene.depth.resized(width: 256, height: 192).values
        for (name, width, height) in [
            ("1 MP", 1152, 864), ("4 MP", 2304, 1728), ("12 MP", 4032, 3024), ("48 MP", 8064, 6048),
        ] {
            let guide = photo.resized(width: width, height: height)
            let times = (0..<3).map { _ in milliseconds(guide, small) }.sorted()
            Stopwatch.row(name, times[1], pixels: width * height)
        }
    }

    private static func milliseconds(_ photo: Plane<RGB8>, _ small: Plane<Float>) -> Double {
        let start = ContinuousClock.now
        var depth = DepthMap(
            values: small.resampled(width: photo.width, height: photo.height, .cubic), meaning: .inverse)
        GuidedRefinement(guide: photo).refine(&depth, sourceWidth: small.width, sourceHeight: small.height)
        return (ContinuousClock.now - start) / .milliseconds(1)
    }
}
