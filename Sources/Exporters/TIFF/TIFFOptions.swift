import ArgumentParser
import ImageFiles

/// The options of ``TIFFExporter``.
public struct TIFFOptions: ParsableArguments, Sendable {
    @Flag(
        help:
            "Write 32-bit floating-point numbers: the depth exactly as it is, NaN where there is none. Without it 16 bits are spread over the whole range."
    )
    var float = false

    @Flag(
        help:
            "Write whole millimetres along the optical axis, up to 65.535 m, 0 where there is no depth. Needs a scene in metres."
    )
    var millimetres = false

    @OptionGroup var samples: DepthQuantityOptions

    @Option(help: ArgumentHelp("How to pack the samples: deflate, zstd, lzw or none.", valueName: "method"))
    var compression: TIFFCompression = .deflate

    public init() {}

    public func validate() throws {
        if float && millimetres {
            throw ValidationError(
                "--float and --millimetres exclude each other; --float --as metres writes fractions of metres")
        }
    }
}

extension TIFFCompression: ExpressibleByArgument {}
