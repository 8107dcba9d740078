import Files
import Raster
import Scene

/// Puts a header and the points of a cloud into a file.
struct CloudWriter {
    let selection: CloudSelection
    let layout: CloudLayout
    let header: String
    let isText: Bool

    private var scene: Scene { selection.scene }
    private var mask: PointMask { selection.mask }

    /// Bytes that a thread gathers before it writes them: few enough to stay in its cache.
    private static let chunk = 1 << 19

    /// - Returns: the box that holds all points.
    func write(to file: OutputFile) throws(FileError) -> BoundingBox {
        try file.write(header.utf8)
        var result: Result<BoundingBox, FileError> = .success(BoundingBox())
        withPoints { points in
            result =
                if isText { writeText(points, to: file) } else { writeBytes(points, to: file) }
        }
        return try result.get()
    }

    /// Each band of rows knows from the counts where in the file its points lie, and puts them there by itself.
    private func writeBytes(_ points: CloudPoints, to file: OutputFile) -> Result<BoundingBox, FileError> {
        let (stride, headerBytes) = (layout.stride, header.utf8.count)
        var firstPoints = [0]
        for count in mask.rowCounts { firstPoints.append((firstPoints.last ?? 0) + count) }
        nonisolated(unsafe) let file = file
        let bands = mapConcurrentBands(of: scene.height, minimum: 16) { rows -> Result<BoundingBox, FileError> in
            var box = BoundingBox()
            let rowBytes = scene.width * stride + CloudPoints.overrun
            let buffer = UnsafeMutableRawBufferPointer.allocate(
                byteCount: max(CloudWriter.chunk, rowBytes), alignment: 16)
            defer { buffer.deallocate() }
            guard let start = buffer.baseAddress else { return .success(box) }
            var offset = headerBytes + firstPoints[rows.lowerBound] * stride
            var end = start
            do throws(FileError) {
                for y in rows {
                    if end + rowBytes > start + buffer.count {
                        try file.place(UnsafeRawBufferPointer(start: start, count: end - start), at: offset)
                        offset += end - start
                        end = start
                    }
                    end = points.writeBytes(row: y, to: end, box: &box)
                }
                try file.place(UnsafeRawBufferPointer(start: start, count: end - start), at: offset)
                return .success(box)
            } catch {
                return .failure(error)
            }
        }
        return Result { () throws(FileError) in
            var box = BoundingBox()
            for band in bands { box.include(try band.get()) }
            return box
        }
    }

    private func writeText(_ points: CloudPoints, to file: OutputFile) -> Result<BoundingBox, FileError> {
        var boxes = [BoundingBox](repeating: BoundingBox(), count: scene.height)
        return Result { () throws(FileError) in
            var failure: FileError?
            boxes.withUnsafeMutableBufferPointer { boxes in
                nonisolated(unsafe) let boxes = boxes
                do throws(FileError) {
                    try file.writeText(rows: scene.height, bytesPerRow: scene.width * layout.longestLine) {
                        points.writeText(row: $0, to: &$1, box: &boxes[$0])
                    }
                } catch { failure = error }
            }
            if let failure { throw failure }
            return boxes.reduce(into: BoundingBox()) { $0.include($1) }
        }
    }

    private func withPoints(_ body: (CloudPoints) -> Void) {
        let unprojection = Unprojection(camera: scene.camera, axes: selection.axes)
        let normals = SurfaceNormals(
            unprojection: unprojection, edges: selection.edges, width: scene.width, height: scene.height)
        mask.pixels.pixels.withUnsafeBufferPointer { mask in
            scene.distance.pixels.withUnsafeBufferPointer { distance in
                scene.inverseDepth.pixels.withUnsafeBufferPointer { inverse in
                    (scene.photo?.pixels.pixels ?? []).withUnsafeBufferPointer { colors in
                        guard let maskStart = mask.baseAddress, let distanceStart = distance.baseAddress,
                            let inverseStart = inverse.baseAddress
                        else { return }
                        body(
                            CloudPoints(
                                layout: layout, width: scene.width, height: scene.height, mask: maskStart,
                                distance: distanceStart,
                                inverseDepth: inverseStart, colors: layout.colors == nil ? nil : colors.baseAddress,
                                unprojection: unprojection, surfaceNormals: normals))
                    }
                }
            }
        }
    }
}
