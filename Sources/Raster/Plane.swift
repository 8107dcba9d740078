/// A rectangle of pixels in memory: row-major, top-left origin, no padding between rows.
///
/// A value type: copies share storage until one of them is written to. `Pixel` is a plain value
/// (`Float`, `UInt8`, ``RGB8`` ...); an image of colours is a plane of colour pixels.
public struct Plane<Pixel: Sendable>: Sendable {
    /// Pixels per row, 0 or more.
    public let width: Int
    /// Rows, 0 or more.
    public let height: Int
    /// `width * height` pixels, row after row.
    public var pixels: [Pixel]

    /// The number of pixels.
    @inlinable public var count: Int { pixels.count }
    @inlinable public var isEmpty: Bool { pixels.isEmpty }

    @inlinable public init(width: Int, height: Int, repeating pixel: Pixel) {
        self.width = width
        self.height = height
        pixels = Array(unsafeUninitializedCapacity: width * height) { buffer, initialized in
            adviseLargePages(buffer.baseAddress, byteCount: buffer.count * MemoryLayout<Pixel>.stride)
            buffer.baseAddress?.initialize(repeating: pixel, count: width * height)
            initialized = width * height
        }
    }

    /// Takes over pixels that are there already.
    /// - Parameter pixels: exactly `width * height` of them.
    @inlinable public init(width: Int, height: Int, pixels: [Pixel]) {
        precondition(pixels.count == width * height, "a plane of \(width)x\(height) needs \(width * height) pixels")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Makes a plane whose pixels `fill` writes, every one of them, without clearing them first.
    @inlinable public init<Failure: Error>(
        width: Int, height: Int,
        filledBy fill: (UnsafeMutableBufferPointer<Pixel>) throws(Failure) -> Void
    ) throws(Failure) {
        self.width = width
        self.height = height
        var failure: Failure?
        pixels = Array(unsafeUninitializedCapacity: width * height) { buffer, initialized in
            adviseLargePages(buffer.baseAddress, byteCount: buffer.count * MemoryLayout<Pixel>.stride)
            do throws(Failure) {
                try fill(UnsafeMutableBufferPointer(rebasing: buffer[..<(width * height)]))
                initialized = width * height
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    @inlinable public subscript(x: Int, y: Int) -> Pixel {
        get { pixels[y * width + x] }
        set { pixels[y * width + x] = newValue }
    }

    /// A plane of the same size whose pixels are `transform` of these, worked out on all cores.
    @inlinable public func map<Other: Sendable>(_ transform: (Pixel) -> Other) -> Plane<Other> {
        Plane<Other>(width: width, height: height) { output in
            pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: height) { rows in
                    for index in rows.lowerBound * width..<rows.upperBound * width {
                        output.initializeElement(at: index, to: transform(input[index]))
                    }
                }
            }
        }
    }

    /// Whether the two have the same width and height.
    @inlinable public func isSameSize<Other>(as other: Plane<Other>) -> Bool {
        width == other.width && height == other.height
    }
}

extension Plane: Equatable where Pixel: Equatable {}
