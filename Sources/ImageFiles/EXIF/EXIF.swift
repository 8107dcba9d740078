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
        let exif = ctiff_read_exif(stream.baseAddress, stream.count)
        if exif.orientation > 0 { orientation = Int(exif.orientation) }
        if exif.focal_length_35mm > 0 { focalLength35mm = exif.focal_length_35mm }
        if exif.focal_length > 0, exif.focal_plane_resolution > 0 {
            focalLengthPixels = exif.focal_length * exif.focal_plane_resolution
        }
    }
}

extension PhotoMetadata {
    mutating func apply(_ exif: EXIF) {
        orientation = exif.orientation
        focalLength35mm = exif.focalLength35mm
        focalLengthPixels = exif.focalLengthPixels
    }
}
