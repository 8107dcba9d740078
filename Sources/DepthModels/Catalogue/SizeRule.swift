/// How the size of a photo becomes the size of a network's input. All but ``squash`` keep the aspect, but for rounding.
///
/// The first four are those of MiDaS' `Resize` transform (isl-org/MiDaS, midas/transforms.py), which DPT and
/// Depth-Anything share.
public enum SizeRule: String, Codable, Sendable, CaseIterable {
    /// The stated size, whatever the photo's aspect.
    case squash
    /// As large as fits into the stated size.
    case upperBound = "upper-bound"
    /// As small as covers the stated size.
    case lowerBound = "lower-bound"
    /// One side is the stated one: the side that changes the photo's size the least.
    case minimal
    /// The longer side is the longer of the stated ones, the other what the aspect makes of it.
    case longSide = "long-side"
}

/// The size of a network's input.
public struct InputSize: Hashable, Sendable {
    public var width: Int
    public var height: Int
    /// Whether the photo's size asked for more than the network is given.
    public var isCapped = false
}

extension InputRule {
    /// The input's size for a photo. Sides are multiples of ``multipleOf`` and at least that, also for photos so thin
    /// that the reference would come to 0.
    /// - Parameters:
    ///   - photoWidth: 1 or more.
    ///   - photoHeight: 1 or more.
    public func size(photoWidth: Int, photoHeight: Int) -> InputSize {
        let scaleX = Double(width) / Double(photoWidth)
        let scaleY = Double(height) / Double(photoHeight)
        let size =
            switch rule {
            case .squash:
                InputSize(width: multiple(Double(width)), height: multiple(Double(height)))
            case .upperBound:
                scaled(photoWidth, photoHeight, by: min(scaleX, scaleY), atMost: (width, height))
            case .lowerBound:
                scaled(photoWidth, photoHeight, by: max(scaleX, scaleY), atLeast: (width, height))
            case .minimal:
                scaled(photoWidth, photoHeight, by: abs(1 - scaleX) < abs(1 - scaleY) ? scaleX : scaleY)
            case .longSide:
                scaled(photoWidth, photoHeight, by: Double(max(width, height)) / Double(max(photoWidth, photoHeight)))
            }
        return capped(size)
    }

    private func scaled(
        _ photoWidth: Int, _ photoHeight: Int, by scale: Double, atLeast: (Int, Int) = (0, 0),
        atMost: (Int, Int) = (.max, .max)
    ) -> InputSize {
        InputSize(
            width: multiple(scale * Double(photoWidth), atLeast: atLeast.0, atMost: atMost.0),
            height: multiple(scale * Double(photoHeight), atLeast: atLeast.1, atMost: atMost.1))
    }

    /// MiDaS' `constrain_to_multiple_of`: the nearest multiple, halves to the even one as NumPy rounds; the next below or
    /// above where that breaks a bound.
    private func multiple(_ length: Double, atLeast: Int = 0, atMost: Int = .max) -> Int {
        let parts = length / Double(multipleOf)
        var result = InputRule.whole(parts.rounded(.toNearestOrEven)) * multipleOf
        if result > atMost { result = InputRule.whole(parts.rounded(.down)) * multipleOf }
        if result < atLeast { result = InputRule.whole(parts.rounded(.up)) * multipleOf }
        return max(result, multipleOf)
    }

    /// A whole number that leaves room for being multiplied.
    private static func whole(_ number: Double) -> Int {
        Int(min(max(number, 0), Double(1 << 30)))
    }

    /// Shrinks a size to ``maximumPixels``, both sides by the same factor.
    private func capped(_ size: InputSize) -> InputSize {
        guard let maximumPixels, rule != .squash, size.width > maximumPixels / max(size.height, 1) else { return size }
        let scale = (Double(maximumPixels) / (Double(size.width) * Double(size.height))).squareRoot()
        var capped = size
        capped.isCapped = true
        capped.width = max(multipleOf, Int(Double(size.width) * scale) / multipleOf * multipleOf)
        capped.height = max(multipleOf, Int(Double(size.height) * scale) / multipleOf * multipleOf)
        // A side that is as small as it can be leaves the other less room.
        let longest = max(multipleOf, maximumPixels / multipleOf / multipleOf * multipleOf)
        capped.width = min(capped.width, capped.height == multipleOf ? longest : capped.width)
        capped.height = min(capped.height, capped.width == multipleOf ? longest : capped.height)
        return capped
    }
}
