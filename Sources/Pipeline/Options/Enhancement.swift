import ArgumentParser
import Raster

/// What is done to a photo before the network sees it.
public enum Enhancement: String, CaseIterable, Sendable, ExpressibleByArgument {
    case none
    case levels
    case clahe

    /// The photo for the network.
    func applied(to photo: Plane<RGB8>) -> Plane<RGB8> {
        switch self {
        case .none: photo
        case .levels: photo.withAutomaticLevels()
        case .clahe: photo.withLocalContrast()
        }
    }
}
