import DepthModels
import Foundation

/// Asks before a network is fetched whose licence forbids commercial use.
enum LicenceQuestion {
    /// Whether the user accepts; false without asking where the licence asks for nothing, or nobody can answer.
    static func ask(about model: ModelDescription) -> Bool {
        guard model.licence.nonCommercial, isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return false }
        let place = model.licence.url.map { " (\($0))" } ?? ""
        StandardStreams.note(
            "\(model.name) is under \(model.licence.identifier)\(place), which forbids commercial use. Accept? [y/N] ")
        return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
    }
}
