import Files
import Raster

/// Writing of animated PNG files (APNG, since 2025 a part of the PNG specification's third edition), frame by frame.
///
/// A reader that knows no animations shows the first frame.
public struct PNGAnimation {
    private let chunks: PNGChunks
    private let width: Int
    private let height: Int
    private let frameCount: Int
    private let delay: Delay
    private var framesWritten = 0
    private var sequence: UInt32 = 0

    /// How long each frame is shown, in seconds: a fraction.
    public struct Delay: Sendable {
        public var numerator: UInt16
        public var denominator: UInt16

        public init(numerator: UInt16, denominator: UInt16) {
            self.numerator = numerator
            self.denominator = denominator
        }
    }

    /// Begins the file.
    /// - Parameters:
    ///   - width: of every frame, 1 or more, as `height`.
    ///   - frameCount: how many frames will be appended, 1 or more.
    ///   - plays: how often the animation runs; 0 for ever.
    public init(
        width: Int, height: Int, frameCount: Int, delay: Delay, plays: UInt32 = 0, notes: PictureNotes = PictureNotes(),
        to file: OutputFile
    ) throws {
        guard width > 0, height > 0, width <= Int32.max, height <= Int32.max, (1...Int(Int32.max)).contains(frameCount)
        else {
            throw ImageFileError(
                file.target.description, "a PNG cannot hold \(frameCount) frames of \(width)x\(height) pixels",
                exitStatus: .cannotCreate)
        }
        chunks = PNGChunks(file: file)
        self.width = width
        self.height = height
        self.frameCount = frameCount
        self.delay = delay
        try chunks.writeSignature()
        try chunks.writeHeader(width: width, height: height, layout: .rgb8)
        try chunks.write("acTL", bigEndian(UInt32(frameCount)) + bigEndian(plays))
        try chunks.writeNotes(notes)
    }

    /// Appends a frame of the animation's size; the file ends behind the last one.
    public mutating func append(_ frame: Plane<RGB8>) throws {
        precondition(frame.width == width && frame.height == height, "a frame of another size")
        precondition(framesWritten < frameCount, "more frames than were announced")
        // Size, place, delay; nothing is kept of the frame before, and nothing shows through.
        try chunks.write(
            "fcTL",
            next() + bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + bigEndian(0) + bigEndian(0)
                + bigEndian(UInt32(delay.numerator) << 16 | UInt32(delay.denominator)) + [0, 0])
        let isFirst = framesWritten == 0
        try frame.pixels.withUnsafeBytes { pixels in
            let stream = PNGPixelStream(pixels: pixels, width: width, height: height, layout: .rgb8)
            if isFirst { return try stream.write(to: chunks) }
            var sequence = sequence
            try stream.write(for: chunks.file) { (part) throws(FileError) in
                try chunks.write("fdAT", bigEndian(sequence) + part)
                sequence += 1
            }
            self.sequence = sequence
        }
        framesWritten += 1
        if framesWritten == frameCount { try chunks.writeEnd() }
    }

    /// The number of the next chunk of an animation.
    private mutating func next() -> [UInt8] {
        defer { sequence += 1 }
        return bigEndian(sequence)
    }
}
