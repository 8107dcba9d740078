import ArgumentParser

/// The options of ``XYZExporter``.
public struct XYZOptions: ParsableArguments, Sendable {
    @OptionGroup var cloud: CloudOptions

    @Flag(
        help:
            "Begin with lines that start with # and say what the columns, axes and units are; some readers stop at them."
    )
    var header = false

    public init() {}
}
