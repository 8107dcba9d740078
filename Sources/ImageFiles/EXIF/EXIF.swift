import CTIFF

/// What is of use in an EXIF block; nil and upright for what is absent or malformed.
struct EXIF: Equatable {
    /// 1...8.
    var orientation = 1
    /// In millimetres.
    var focalLength35mm: Double?
    /// In pixels of the stored picture.
    var focalLengthPixels: Double?

    /// Reads the TIFF stream that an EXIF block is.
    init(_ stream: UnsafeRawBufferPointer) {
    }
}

extension PhotoMetadata {
    mutating func apply(_ exif: EXIF) {
        orientation = exif.orientation
        focalLength35mm = exif.focalLength35mm
        focalLengthPixels = exif.focalLengthPixels
    }
}
