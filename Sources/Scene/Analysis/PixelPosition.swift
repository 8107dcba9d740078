/// A pixel of the upright photo: column and row, from 0 at the top left.
public struct PixelPosition: Codable, Sendable, Hashable, CustomStringConvertible {
    public var x: Int
    public var y: Int

    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }

    public var description: String { "\(x),\(y)" }

    /// Throws when the pixel lies outside a scene.
    /// - Parameter option: what to call it in the error; the pixel follows.
    public func check(in scene: Scene, option: String = "") throws(SceneError) {
        guard (0..<scene.width).contains(x), (0..<scene.height).contains(y) else {
            throw SceneError(
                scene.name,
                "is \(scene.width)x\(scene.height) pixels, and \(option.isEmpty ? "" : option + " ")\(self) lies outside",
                mend: "count from 0 at the top left", exitStatus: .usage)
        }
    }
}
