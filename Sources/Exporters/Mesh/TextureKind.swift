import ArgumentParser

/// The file type of a texture.
enum TextureKind: String, ExpressibleByArgument, CaseIterable, Sendable {
    case jpeg
    case png
    case none
}
