import Raster

/// A picture's pixels in square blocks from the top left corner: planes with one number a block, and the way back to pixels.
struct BlockGrid: Sendable {
    /// Pixels along a block's side, 1 or more. Blocks at the right and the bottom may reach past the picture.
    let block: Int
    /// Of the picture.
    let width: Int
    let height: Int

    /// Of a plane of blocks.
    var columns: Int { (width + block - 1) / block }
    var rows: Int { (height + block - 1) / block }

    /// The mean of each block of a plane of the picture's size.
    func means(of plane: Plane<Float>) -> Plane<Float> {
        let (columns, rows) = (columns, rows)
        return Plane<Float>(width: columns, height: rows) { output in
            plane.pixels.withUnsafeBufferPointer { input in
                guard let inputStart = input.baseAddress, let outputStart = output.baseAddress else { return }
                nonisolated(unsafe) let (source, target) = (inputStart, outputStart)
                concurrentBands(of: rows, minimum: 8) { band in
                    withUnsafeTemporaryAllocation(of: Float.self, capacity: width) { sums in
                        for y in band {
                            let lines = y * block..<min((y + 1) * block, height)
                            sums.initialize(repeating: 0)
                            for line in lines {
                                let row = source + line * width
                                for x in 0..<width { sums[x] += row[x] }
                            }
                            for column in 0..<columns {
                                let (start, end) = (column * block, min((column + 1) * block, width))
                                var sum: Float = 0
                                for x in start..<end { sum += sums[x] }
                                target[y * columns + column] = sum / Float((end - start) * lines.count)
                            }
                        }
                    }
                }
            }
        }
    }

    /// A plane of blocks, and how the pixels between the blocks' centres are made of it.
    struct Layer {
        let plane: Plane<Float>
        let isCubic: Bool

        static func linear(_ plane: Plane<Float>) -> Layer { Layer(plane: plane, isCubic: false) }
        static func cubic(_ plane: Plane<Float>) -> Layer { Layer(plane: plane, isCubic: true) }
    }

    /// Calls with each row of pixels and the layers' values at its pixels; on all cores. Beyond the outer blocks' centres those
    /// blocks are repeated.
    @inline(__always)
    func forEachRow(_ layers: [Layer], _ body: (Int, InterpolatedRows) -> Void) {
        let taps = BlockTaps(block: block)
        let (length, margin) = (width + 2 * taps.room, taps.room)
        concurrentBands(of: height, minimum: 8) { band in
            withUnsafeTemporaryAllocation(of: Float.self, capacity: layers.count * length + columns + 4) { room in
                guard let start = room.baseAddress else { return }
                let blended = start + layers.count * length
                for y in band {
                    for (index, layer) in layers.enumerated() {
                        taps.write(
                            y: y, of: layer, blending: blended, into: start + index * length + margin)
                    }
                    body(y, InterpolatedRows(first: start + margin, stride: length))
                }
            }
        }
    }

    /// A plane of the picture's size whose rows `fill` writes, given the layers' values there.
    @inline(__always)
    func plane(_ layers: [Layer], _ fill: (Int, InterpolatedRows, UnsafeMutablePointer<Float>) -> Void) -> Plane<Float>
    {
        Plane<Float>(width: width, height: height) { output in
            guard let start = output.baseAddress else { return }
            nonisolated(unsafe) let target = start
            forEachRow(layers) { y, rows in fill(y, rows, target + y * width) }
        }
    }

    /// What `change` makes of each eight pixels of a plane of the picture's size, given their values, the layers' rows there, and the
    /// first one's column and index. At the end of a row some of the eight are not used.
    @inline(__always)
    func changed(
        _ plane: Plane<Float>, _ layers: [Layer], _ change: (Eight, InterpolatedRows, Int, Int) -> Eight
    ) -> Plane<Float> {
        plane.pixels.withUnsafeBufferPointer { pixels in
            nonisolated(unsafe) let pixels = pixels
            return self.plane(layers) { y, rows, output in
                guard let start = pixels.baseAddress else { return }
                for x in stride(from: 0, to: width, by: Eight.scalarCount) {
                    let index = y * width + x
                    change(Eight(from: start + index, count: width - x), rows, x, index)
                        .write(to: output + x, count: width - x)
                }
            }
        }
    }
}

/// The values of several layers at the pixels of one row.
struct InterpolatedRows {
    fileprivate let first: UnsafeMutablePointer<Float>
    fileprivate let stride: Int

    /// The row of the layer with this number.
    @inline(__always)
    subscript(layer: Int) -> UnsafePointer<Float> { UnsafePointer(first + layer * stride) }

    /// Eight pixels of the row of the layer with this number.
    @inline(__always)
    subscript(layer: Int, x: Int) -> Eight { Eight(from: first + layer * stride + x) }
}
