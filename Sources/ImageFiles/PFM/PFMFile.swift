import Files
import Raster

/// Writing of portable float maps.
public enum PFMFile {
    /// Writes little-endian 32-bit floats, as the format wants it from the bottom row to the top.
    public static func write(_ plane: Plane<Float>, to file: OutputFile) throws {
        try file.write("Pf\n\(plane.width) \(plane.height)\n-1.0\n".utf8)
        for y in (0..<plane.height).reversed() {
            try file.writeLittleEndian(plane.pixels[y * plane.width..<(y + 1) * plane.width])
        }
    }
}
