import ArgumentParser
import Scene

/// `X,Y,WIDTHxHEIGHT`: column and row of the left upper corner from 0, and the size in pixels.
extension PixelBox: ExpressibleByArgument {
    public init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3, let x = Int(parts[0]), let y = Int(parts[1]) else { return nil }
        let sides = parts[2].split(separator: "x", omittingEmptySubsequences: false)
        guard sides.count == 2, let width = Int(sides[0]), let height = Int(sides[1]), x >= 0, y >= 0, width > 0,
            height > 0
        else { return nil }
        self.init(x: x, y: y, width: width, height: height)
    }
}
