import ArgumentParser

/// How finely a PNG's samples are divided.
struct BitDepthOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("Bits a channel of a PNG: 8 or 16.", valueName: "number"))
    var bits = 8

    func validate() throws {
        if bits != 8 && bits != 16 { throw ValidationError("--bits \(bits) is neither 8 nor 16") }
    }
}
