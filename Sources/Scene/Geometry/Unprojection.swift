import Raster

/// From pixels with distances to points in space: P = Z * ((x + 0.5 - cx) / fx, (y + 0.5 - cy) / fy, 1).
///
/// Rays are worked out once a column and once a row, in double precision; a point then costs one addition and one
/// multiplication of a vector.
public struct Unprojection: Sendable {
    public let axes: AxisConvention
    /// X / Z of each column's pixel centres.
    public let columnRays: [Float]
    /// Y / Z (down) of each row's pixel centres.
    public let rowRays: [Float]

    /// The distances that become points: far inside the range of a Float, so that neither coordinates nor inverse depths nor
    /// products of them overflow, whatever a depth file holds.
    public static let distances: ClosedRange<Float> = 1e-18...1e18

    public init(camera: Camera, axes: AxisConvention) {
        self.axes = axes
        columnRays = (0..<camera.width).map { Float(camera.ray(x: Double($0) + 0.5, y: 0).x) }
        rowRays = (0..<camera.height).map { Float(camera.ray(x: 0, y: Double($0) + 0.5).y) }
    }

    /// The part of a row's points, per unit of distance, that all its columns share.
    @inlinable public func rowBase(_ y: Int) -> SIMD4<Float> { axes.down * rowRays[y] + axes.forward }

    /// The point of a pixel at a distance along the optical axis, in ``axes``; the last lane is 0.
    @inlinable public func point(x: Int, y: Int, distance: Float) -> SIMD4<Float> {
        (rowBase(y) + axes.right * columnRays[x]) * distance
    }

    /// The point of a pixel in the camera's own frame: X right, Y down, Z forward.
    @inlinable public func cameraPoint(x: Int, y: Int, distance: Float) -> SIMD3<Float> {
        SIMD3(columnRays[x], rowRays[y], 1) * distance
    }
}
