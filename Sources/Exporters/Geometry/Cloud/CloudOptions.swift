import ArgumentParser

/// The options that point clouds of every format share.
struct CloudOptions: ParsableArguments, Sendable {
    @OptionGroup var geometry: GeometryOptions

    @Flag(help: "Add unit normals, on the side of the camera.")
    var normals = false

    @Option(
        help: ArgumentHelp(
            "Add scalar fields, as a list of \(PointScalar.allNames).",
            discussion:
                "distance: along the optical axis. inverse: inverse depth as the depth map has it, or 1 / distance where it holds no inverse depth. edge: 1 inside a surface, 0 at its edge. incidence: the cosine between normal and line of sight, 1 where the surface faces the camera.",
            valueName: "names"))
    var scalars: PointScalars = PointScalars(fields: [])

    @Option(
        help: ArgumentHelp(
            "Leave out points far from all around them: by more than so many deviations; 4 suits most, 2 is strict. Thin structures stay. (default: keep them)",
            valueName: "ratio"))
    var outliers: Double?

    @Option(
        help: ArgumentHelp(
            "Leave one point in each cube whose side is so long, in metres or, uncalibrated, in nearest distances. (default: all)",
            valueName: "size"))
    var voxel: Double?

    @Option(
        help: ArgumentHelp(
            "Thin the points evenly over the picture to at most so many. (default: all)", valueName: "count"))
    var maxPoints: Int?

    func validate() throws {
        if let maxPoints, maxPoints < 1 {
            throw ValidationError("--max-points \(maxPoints) leaves nothing; give 1 or more")
        }
        if let outliers, !(outliers > 0 && outliers.isFinite) {
            throw ValidationError("--outliers \(outliers) is no ratio; give a number above 0, such as 4")
        }
        if let voxel, !(voxel > 0 && voxel.isFinite) {
            throw ValidationError("--voxel \(voxel) is no size; give a length above 0, such as 0.01")
        }
    }
}
