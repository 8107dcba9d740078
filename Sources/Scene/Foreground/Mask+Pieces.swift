import Raster

/// Masks are planes of bytes, 255 in the foreground and 0 in the background; only feathering makes values between.
extension Plane where Pixel == UInt8 {
    /// The mask with only its largest piece. Pixels that touch by a side or a corner hang together; of several largest
    /// pieces it is the topmost.
    public func keepingLargestPiece() -> Plane<UInt8> {
        var foreground = MaskRuns(of: self, value: 255, connectivity: .sidesAndCorners)
        let pieces = foreground.pieces()
        var areas = [Int](repeating: 0, count: pieces.count)
        for (run, piece) in zip(foreground.runs, pieces) { areas[Int(piece)] += run.length }
        var largest = 0
        for piece in areas.indices where areas[piece] > areas[largest] { largest = piece }
        return painting(zip(foreground.runs, pieces).filter { $0.1 != largest }.map(\.0), 0)
    }

    /// The mask with every hole filled: background from which no way leads to the picture's border. Ways go over sides,
    /// not over corners, as the foreground's own may go over corners.
    public func fillingHoles() -> Plane<UInt8> {
        var background = MaskRuns(of: self, value: 0, connectivity: .sides)
        let pieces = background.pieces()
        var isOpen = [Bool](repeating: false, count: pieces.count)
        for (run, piece) in zip(background.runs, pieces)
        where run.row == 0 || run.row == height - 1 || run.start == 0 || run.end == width {
            isOpen[Int(piece)] = true
        }
        return painting(zip(background.runs, pieces).filter { !isOpen[Int($0.1)] }.map(\.0), 255)
    }

    private func painting(_ runs: [MaskRuns.Run], _ value: UInt8) -> Plane<UInt8> {
        guard !runs.isEmpty else { return self }
        var result = self
        result.pixels.withUnsafeMutableBufferPointer { pixels in
            for run in runs {
                let start = Int(run.row) * width
                pixels[start + Int(run.start)..<start + Int(run.end)].update(repeating: value)
            }
        }
        return result
    }
}
