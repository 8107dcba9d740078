import ArgumentParser
import Raster

/// The kinds of file that contours are written as.
public enum ContourFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case svg
    case png
    case pdf
    case geojson

    var fileType: FileType {
        switch self {
        case .svg: .svg
        case .png: .png
        case .pdf: .pdf
        case .geojson: .geoJSON
        }
    }

    init?(_ type: FileType) {
        guard let format = ContourFormat.allCases.first(where: { $0.fileType == type }) else { return nil }
        self = format
    }
}

/// Which background the lines are made to be seen on.
public enum ContourTheme: String, ExpressibleByArgument, CaseIterable, Sendable {
    case dark
    case light
}

/// What GeoJSON's coordinates are.
public enum ContourCoordinates: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// Pixels of the photo from its top left corner, y down; pixel centres lie at +0.5.
    case pixels
    /// On the plane across the optical axis at the level's distance, X right and Y up, in the calibration's unit.
    case camera
}

/// Numbers separated by commas.
public struct LevelList: ExpressibleByArgument, Sendable, Equatable {
    /// One or more, all finite.
    public var numbers: [Double]

    public init(_ numbers: [Double]) { self.numbers = numbers }

    public init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            Double(part.drop { $0 == " " }).flatMap { $0.isFinite ? $0 : nil }
        }
        guard !numbers.isEmpty, numbers.count == parts.count else { return nil }
        self.numbers = numbers
    }

    public var defaultValueDescription: String { numbers.map { "\($0)" }.joined(separator: ",") }
}
