import Raster

/// What is surely foreground, what surely background, and what only the photo's colours can tell.
public struct Trimap: Sendable, Equatable {
    /// ``background``, ``unknown`` or ``foreground`` for each pixel; no other value.
    public private(set) var labels: Plane<UInt8>

    public static let background: UInt8 = 0
    public static let unknown: UInt8 = 128
    public static let foreground: UInt8 = 255

    /// Grey levels of a trimap from elsewhere from this one on are surely foreground, and those up to 255 less this surely
    /// background: 90 % and 10 %, PyMatting's limits, so that a trimap that was saved as a JPEG keeps its meaning.
    public static let sureLevel: UInt8 = 230

    public var width: Int { labels.width }
    public var height: Int { labels.height }

    /// - Parameter levels: dark is background, bright foreground, everything between unknown; see ``sureLevel``.
    public init(levels: Plane<UInt8>) {
        labels = levels.map { level in
            level >= Trimap.sureLevel
                ? Trimap.foreground : level <= 255 - Trimap.sureLevel ? Trimap.background : Trimap.unknown
        }
    }

    /// How many pixels have each label.
    public func counts() -> (background: Int, unknown: Int, foreground: Int) {
        let bands = mapConcurrentBands(of: height) { rows -> SIMD2<Int> in
            labels.pixels.withUnsafeBufferPointer { labels in
                var (background, foreground) = (0, 0)
                for label in labels[rows.lowerBound * width..<rows.upperBound * width] {
                    background &+= label == Trimap.background ? 1 : 0
                    foreground &+= label == Trimap.foreground ? 1 : 0
                }
                return SIMD2(background, foreground)
            }
        }
        let sum = bands.reduce(SIMD2(0, 0), &+)
        return (sum.x, labels.count - sum.x - sum.y, sum.y)
    }

    /// Half the size, rounded up: sure only where all four pixels are sure of the same.
    func halved() -> Trimap {
        let (newWidth, newHeight) = ((width + 1) / 2, (height + 1) / 2)
        let halves = Plane<UInt8>(width: newWidth, height: newHeight) { output in
            nonisolated(unsafe) let output = output
            labels.pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: newHeight) { rows in
                    for y in rows {
                        let upper = 2 * y * width
                        let lower = Swift.min(2 * y + 1, height - 1) * width
                        for x in 0..<newWidth {
                            let (left, right) = (2 * x, Swift.min(2 * x + 1, width - 1))
                            let first = input[upper + left]
                            let isSure =
                                input[upper + right] == first && input[lower + left] == first
                                && input[lower + right] == first
                            output.initializeElement(at: y * newWidth + x, to: isSure ? first : Trimap.unknown)
                        }
                    }
                }
            }
        }
        return Trimap(labels: halves)
    }

    /// - Parameter labels: of the three values only.
    init(labels: Plane<UInt8>) { self.labels = labels }
}
