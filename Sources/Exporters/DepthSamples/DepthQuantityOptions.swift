import ArgumentParser

/// Which numbers a file of depth samples holds.
public struct DepthQuantityOptions: ParsableArguments, Sendable {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "What to write: given, the depth map's own values, or metres, the calibrated depth along the optical axis.",
            valueName: "quantity"))
    var quantity: DepthQuantity = .given

    public init() {}
}
