import ArgumentParser

/// The options of ``PCDExporter``.
public struct PCDOptions: ParsableArguments, Sendable {
    @OptionGroup var cloud: CloudOptions

    @Flag(help: "Write text, not binary little-endian; the numbers are the same.")
    var ascii = false

    public init() {}
}
