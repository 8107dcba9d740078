import Files
import ImageFiles
import Raster

extension Trimap {
    /// Reads a trimap that was made elsewhere: a picture of the photo's size, dark in the background, bright in the foreground.
    ///
    /// What counts is the opacity of a picture that has any transparent pixel, else its grey (for colours the mean of red, green
    /// and blue); see ``sureLevel``.
    /// - Throws: when it cannot be read, is of another size, or has no sure foreground or no sure background.
    public static func read(_ file: InputFile, width: Int, height: Int, limits: DecodeLimits = DecodeLimits()) throws
        -> Trimap
    {
        let trimap = Trimap(
            levels: try MatteFile.levels(file, what: "trimap", width: width, height: height, limits: limits))
        try trimap.check(named: file.name)
        return trimap
    }

    /// Refuses a trimap from which no alpha can follow.
    /// - Parameter name: the file's or the photo's, for the message.
    public func check(named name: String) throws(SceneError) {
        let counts = counts()
        let missing = [counts.foreground == 0 ? "foreground" : "", counts.background == 0 ? "background" : ""]
            .filter { !$0.isEmpty }
        guard missing.isEmpty else {
            throw SceneError(
                name, "the trimap has no sure \(missing.joined(separator: " and no sure "))",
                mend: "mark some: foreground \(Trimap.sureLevel) to 255, background 0 to \(255 - Trimap.sureLevel)")
        }
    }
}

/// Masks and trimaps as picture files.
public enum MatteFile {
    /// Reads the opacity of a picture that has any transparent pixel, else its grey, the mean of red, green and blue.
    /// - Parameters:
    ///   - what: what the file is to be, for the message.
    ///   - width: of the photo; another size is refused.
    public static func levels(
        _ file: InputFile, what: String, width: Int, height: Int, limits: DecodeLimits = DecodeLimits()
    ) throws -> Plane<UInt8> {
        // Opacity is what differs when the same picture is laid over black and over white.
        var (onBlack, onWhite) = (limits, limits)
        onBlack.background = .black
        onWhite.background = .white
        let (dark, metadata) = try PhotoFile.read(file, limits: onBlack)
        guard dark.width == width, dark.height == height else {
            throw SceneError(
                file.name, "the \(what) has \(dark.width)x\(dark.height) pixels, the photo \(width)x\(height)",
                mend: "give one of the photo's size")
        }
        let bright = metadata.format == "JPEG" ? dark : try PhotoFile.read(file, limits: onWhite).pixels
        let isTransparent = bright != dark
        return Plane<UInt8>(width: width, height: height) { output in
            nonisolated(unsafe) let output = output
            dark.pixels.withUnsafeBufferPointer { dark in
                bright.pixels.withUnsafeBufferPointer { bright in
                    concurrentBands(of: height) { rows in
                        for index in rows.lowerBound * width..<rows.upperBound * width {
                            let color = dark[index]
                            let grey = (Int(color.red) + Int(color.green) + Int(color.blue) + 1) / 3
                            let opacity = 255 - Int(bright[index].green) + Int(color.green)
                            output.initializeElement(at: index, to: UInt8(clamping: isTransparent ? opacity : grey))
                        }
                    }
                }
            }
        }
    }
}
