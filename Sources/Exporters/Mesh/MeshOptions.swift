import ArgumentParser
import Scene

/// The options that files of meshes share: how fine, and what is left out.
struct MeshOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "How far the mesh may stray from the depth map, in pixels of the photo: outlines sideways, surfaces in depth as far as that shows from 14 degrees aside; 0 keeps every pixel that --max-faces has room for.",
            valueName: "pixels"))
    var maxError = MeshRules.standardError

    @Option(
        help: ArgumentHelp(
            "The most triangles; more than --max-error asks for are never made.", valueName: "count"))
    var maxFaces = MeshRules.standardTriangles

    @Option(
        name: .customLong("max-mb"),
        help: ArgumentHelp(
            "The most megabytes (1,000,000 bytes) of all files together, the texture included; the mesh gets coarser until it fits. (default: no limit)",
            valueName: "megabytes"))
    var maxMegabytes: Double?

    @Option(
        help: ArgumentHelp(
            "Leave out pieces of surface that cover less than this share of the picture; 0 keeps all.",
            valueName: "share"))
    var minPiece = MeshRules.standardPiece

    @Option(
        help: ArgumentHelp(
            "Close holes that cover at most this share of the picture and lie within one surface; 0 closes none.",
            valueName: "share"))
    var maxHole = MeshRules.standardHole

    @Option(
        help: ArgumentHelp(
            "Leave out triangles seen so much from the side: degrees between the line of sight and the normal; 90 keeps all.",
            valueName: "degrees"))
    var maxSlant = MeshRules.standardSlant

    func validate() throws {
        if maxFaces < 2 { throw ValidationError("--max-faces \(maxFaces) is no mesh; give 2 or more") }
        if !(maxError >= 0 && maxError.isFinite) {
            throw ValidationError("--max-error \(maxError) is no number of pixels; give 0 or more")
        }
        if let maxMegabytes, !(maxMegabytes > 0 && maxMegabytes <= 1e6) {
            throw ValidationError("--max-mb \(maxMegabytes) is no size; give a number above 0, such as 20")
        }
        for (name, share) in [("min-piece", minPiece), ("max-hole", maxHole)] where !(0...1).contains(share) {
            throw ValidationError("--\(name) \(share) is no share of the picture; give 0 to 1")
        }
        if !(1...90).contains(maxSlant) {
            throw ValidationError("--max-slant \(maxSlant) leaves nothing; give 1 to 90 degrees")
        }
    }

    /// - Parameter maximumTriangles: ``maxFaces``, or less.
    func rules(for scene: Scene, edges: EdgeRule, maximumTriangles: Int) -> MeshRules {
        let pixels = Double(scene.width * scene.height)
        return MeshRules(
            edges: edges, maximumTriangles: maximumTriangles, maximumError: maxError,
            smallestPiece: Int((minPiece * pixels).rounded()), largestHole: Int((maxHole * pixels).rounded()),
            steepestSlant: maxSlant)
    }
}
