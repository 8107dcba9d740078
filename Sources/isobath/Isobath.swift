import ArgumentParser
import Pipeline

@main
struct Isobath: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "isobath", abstract: "Depth from a photo, and things made of it.")
}
