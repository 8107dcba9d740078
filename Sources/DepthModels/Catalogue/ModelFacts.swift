import Raster

/// What a user states of a network's file: options on the command line, or the JSON beside it. What is nil stays as it is.
public struct ModelFacts: Codable, Sendable, Equatable {
    public var inputTensor: String?
    public var rule: SizeRule?
    public var width: Int?
    public var height: Int?
    public var multipleOf: Int?
    public var resize: ResamplingKernel?
    /// One number for all channels, or three.
    public var mean: [Float]?
    /// One number for all channels, or three.
    public var std: [Float]?
    public var maximumPixels: Int?
    public var outputTensor: String?
    public var meaning: DepthMeaning?
    public var enlarge: OutputRule.Enlargement?
    public var scale: Float?
    /// SPDX identifier of the file's licence.
    public var licence: String?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case inputTensor, rule, width, height, multipleOf, resize, mean, std, maximumPixels
        case outputTensor, meaning, enlarge, scale, licence
    }

    public init() {}

    var statesSize: Bool { width != nil || height != nil }

    /// `description` with what is stated here. Throws for numbers that make no sense.
    public func applied(to description: ModelDescription) throws(ModelError) -> ModelDescription {
        var result = description
        result.input.tensor = inputTensor ?? result.input.tensor
        result.input.rule = rule ?? result.input.rule
        // One side alone means both, as long as the other has not been stated.
        result.input.width = width ?? height ?? result.input.width
        result.input.height = height ?? width ?? result.input.height
        result.input.multipleOf = multipleOf ?? result.input.multipleOf
        result.input.resize = resize ?? result.input.resize
        result.input.mean = try channels(mean, "mean") ?? result.input.mean
        result.input.std = try channels(std, "std") ?? result.input.std
        result.input.maximumPixels = maximumPixels ?? result.input.maximumPixels
        result.output.tensor = outputTensor ?? result.output.tensor
        result.output.meaning = meaning ?? result.output.meaning
        result.output.enlarge = enlarge ?? result.output.enlarge
        result.output.scale = scale ?? result.output.scale
        result.licence.identifier = licence ?? result.licence.identifier
        try result.validate()
        return result
    }

    private func channels(_ numbers: [Float]?, _ name: String) throws(ModelError) -> [Float]? {
        guard let numbers else { return nil }
        switch numbers.count {
        case 1: return [numbers[0], numbers[0], numbers[0]]
        case 3: return numbers
        default:
            throw ModelError(
                name, "has \(numbers.count) numbers", mend: "give one, or one each for red, green and blue",
                exitStatus: .usage)
        }
    }
}

extension ModelDescription {
    /// Throws when a number in it cannot be worked with.
    func validate() throws(ModelError) {
        func check(_ holds: Bool, _ cause: String, _ mend: String) throws(ModelError) {
            guard holds else { throw ModelError(name, cause, mend: mend, exitStatus: .usage) }
        }
        let sides = 1...InputRule.longestSide
        try check(
            sides.contains(input.width) && sides.contains(input.height),
            "has an input size of \(input.width)x\(input.height)",
            "give sides of 1 to \(InputRule.longestSide) pixels")
        try check(
            (1...1024).contains(input.multipleOf), "has sides of a multiple of \(input.multipleOf)", "give 1 to 1024")
        try check(
            input.mean.count == 3 && input.mean.allSatisfy(\.isFinite), "has a mean of \(input.mean)",
            "give three numbers")
        try check(
            input.std.count == 3 && input.std.allSatisfy { $0.isFinite && $0 != 0 }, "has a std of \(input.std)",
            "give three numbers that are not 0")
        try check((input.maximumPixels ?? 1) >= 1, "has a maximum of no pixels", "give 1 or more")
        try check(
            (output.scale ?? 1).isFinite && (output.scale ?? 1) > 0, "has an output scale of \(output.scale ?? 1)",
            "give a number above 0")
    }
}

extension InputRule {
    /// The longest side that may be stated, in pixels.
    static let longestSide = 8192
}
