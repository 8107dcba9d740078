import Raster

extension SavedCalibration {
    /// The calibration of a depth map.
    /// - Parameters:
    ///   - subject: the calibration file's name, for errors.
    ///   - origin: where the depth came from.
    ///   - near: stated anew; nil for the saved limit, as `far` and `outside`.
    /// - Returns: nil when the file holds no scale; and sentences that the user should read.
    public func calibration(
        of depth: DepthMap, subject: String, origin: DepthOrigin, near: Double?, far: Double?,
        outside: Calibration.OutsidePolicy?
    ) throws(SceneError) -> (calibration: Calibration, notices: [String])? {
        guard let scale else { return nil }
        guard scale.meaning == depth.meaning else {
            throw SceneError(
                subject,
                "was saved with depth that means \(scale.meaning.rawValue), and this means \(depth.meaning.rawValue)",
                mend: "save one with depth of this kind")
        }
        try checkShape(width: depth.width, height: depth.height, subject: subject)
        let (near, far) = (near ?? scale.near, far ?? scale.far)
        let outside = outside ?? scale.outside ?? .clamp
        if let near, let far { try Calibration.check(near: near, far: far, subject: subject) }
        // A network's depth is that of one photo, straight from the network or by way of a file.
        let isRelative = origin.model != nil || scale.model != nil
        if isRelative, let known = scale.known, !known.isEmpty {
            let points = known.map { moved($0, toWidth: depth.width, height: depth.height) }
            let fit = try Calibration(
                of: depth, subject: origin.model ?? "the depth", knownPoints: points, near: near, far: far,
                outside: outside)
            return (fit, [])
        }
        var notices: [String] = []
        if isRelative, depth.meaning != .metres {
            guard scale.model == origin.model else {
                throw SceneError(
                    subject,
                    "was saved with depth of \(scale.model ?? "a depth file"), and this is \(origin.model ?? "a depth file")'s",
                    mend: "save one with this network, or with known points")
            }
            notices.append(
                "\(subject) holds scale and shift of another photo's relative depth, and no known points: distances are rough"
            )
        }
        let calibration = Calibration(
            isInverse: depth.meaning == .inverse, a: scale.a, b: scale.b, near: near, far: far, outside: outside,
            unit: .metres, source: depth.meaning == .metres ? .metric : .saved)
        return (calibration, notices)
    }

    /// The pixel of a picture of another size that shows the same.
    private func moved(_ point: KnownPoint, toWidth newWidth: Int, height newHeight: Int) -> KnownPoint {
        func place(_ position: Int, _ from: Int, _ to: Int) -> Int {
            min(to - 1, max(0, Int((Double(position) + 0.5) * Double(to) / Double(from))))
        }
        return KnownPoint(
            x: place(point.x, width, newWidth), y: place(point.y, height, newHeight), metres: point.metres)
    }
}
