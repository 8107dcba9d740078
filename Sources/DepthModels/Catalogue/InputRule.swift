import Raster

/// What a network takes: a float32 tensor [1, 3, height, width], RGB, `(value / 255 - mean) / std`.
public struct InputRule: Codable, Sendable, Equatable {
    /// The tensor's name; nil takes the only input.
    public var tensor: String?
    /// How the photo's size becomes the input's.
    public var rule: SizeRule
    /// The size that ``rule`` speaks of, in pixels.
    public var width: Int
    public var height: Int
    /// What both sides have to be multiples of, 1 or more.
    public var multipleOf: Int
    /// How the photo is resized.
    public var resize: ResamplingKernel
    /// Three numbers, of RGB in 0...1.
    public var mean: [Float]
    /// Three numbers that are not 0.
    public var std: [Float]
    /// The largest input in pixels, for rules that keep the aspect: a panorama that would need more is made smaller.
    public var maximumPixels: Int?

    public init(
        tensor: String? = nil, rule: SizeRule = .squash, width: Int = 384, height: Int = 384, multipleOf: Int = 1,
        resize: ResamplingKernel = .cubic, mean: [Float] = [0, 0, 0], std: [Float] = [1, 1, 1],
        maximumPixels: Int? = nil
    ) {
        self.tensor = tensor
        self.rule = rule
        self.width = width
        self.height = height
        self.multipleOf = multipleOf
        self.resize = resize
        self.mean = mean
        self.std = std
        self.maximumPixels = maximumPixels
    }

    /// Four inputs of the stated size, as the catalogue has it for the rules that set no bound of their own.
    var usualMaximumPixels: Int { 4 * max(width, multipleOf) * max(height, multipleOf) }

    /// What the resized bytes are multiplied by, and what is added then.
    var normalization: (gain: SIMD3<Float>, bias: SIMD3<Float>) {
        let mean = SIMD3(mean[0], mean[1], mean[2])
        let std = SIMD3(std[0], std[1], std[2])
        return (1 / (255 * std), -mean / std)
    }
}
