import Raster

extension BandLayout {
    /// Calls, on all cores, for each pixel of the picture that has a place: with its place and its number in the picture.
    func forEachPlace(width: Int, height: Int, _ body: (_ place: Int, _ pixel: Int) -> Void) {
        concurrentBands(of: spans.count, minimum: 256) { band in
            for span in spans[band] where span.row >= 0 && span.row < Int32(height) {
                let line = Int(span.row) * width
                for x in max(0, Int(span.start))..<min(width, Int(span.end)) { body(Int(span.base) + x, line + x) }
            }
        }
    }

    /// Alpha of the unknown pixels, 0...1, in their places; known ones keep theirs.
    func gather(_ alpha: Plane<UInt16>, of trimap: Trimap, into vector: BandVector) {
        alpha.pixels.withUnsafeBufferPointer { alpha in
            forEachUnknown(of: trimap, rows: rows) { place, pixel in
                vector.values[place] = Float(alpha[pixel]) / 65535
            }
        }
    }

    /// Puts the numbers of the unknown pixels of some rows into a picture, moved to 0...1 where they are outside.
    func scatter(_ vector: BandVector, of trimap: Trimap, rows: Range<Int>, into alpha: inout Plane<UInt16>) {
        alpha.pixels.withUnsafeMutableBufferPointer { alpha in
            nonisolated(unsafe) let alpha = alpha
            forEachUnknown(of: trimap, rows: rows) { place, pixel in
                // max and min in this order make 0 of what is no number.
                let value = min(max(0, vector.values[place]), 1)
                alpha[pixel] = UInt16(value * 65535 + 0.5)
            }
        }
    }

    /// Calls, on all cores, for the unknown pixels of some rows: with their place and their number in the picture.
    func forEachUnknown(of trimap: Trimap, rows: Range<Int>, _ body: (_ place: Int, _ pixel: Int) -> Void) {
        trimap.labels.pixels.withUnsafeBufferPointer { labels in
            concurrentBands(of: unknown.count, minimum: 256) { runs in
                for run in unknown[runs] where rows.contains(Int(run.row)) {
                    let line = Int(run.row) * trimap.width
                    for x in Int(run.start)..<Int(run.end) where labels[line + x] == Trimap.unknown {
                        body(Int(run.bases.2) + x, line + x)
                    }
                }
            }
        }
    }
}
