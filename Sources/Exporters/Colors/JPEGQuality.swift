import ArgumentParser

/// What `--quality` of the exporters that write JPEGs means.
enum JPEGQuality {
    /// When none is stated: no loss that is seen.
    static let standard = 92

    /// Refuses numbers that are none on the Independent JPEG Group's scale.
    static func validate(_ quality: Int?) throws {
        if let quality, !(1...100).contains(quality) {
            throw ValidationError("--quality \(quality) is not between 1 and 100")
        }
    }

    /// Refuses a stated quality for a file that has none.
    static func refuse(_ quality: Int?, for type: FileType) throws(ExportError) {
        guard quality != nil, type != .jpeg else { return }
        throw .meaningless(
            "--quality", for: type.defaultExtension, mend: "leave it out (a PNG has no loss), or name a .jpg")
    }
}
