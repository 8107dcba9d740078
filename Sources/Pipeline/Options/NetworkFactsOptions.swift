import ArgumentParser
import DepthModels
import Raster

/// What the user states about a network: all of it of a file that no catalogue knows, the input's size of any.
public struct NetworkFactsOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The size at which the network sees the photo, in pixels: N or WIDTHxHEIGHT.", valueName: "size"))
    public var inputSize: InputSizeArgument?

    @Option(
        help: ArgumentHelp("How the photo's size leads to the input size: \(names(SizeRule.self)).", valueName: "rule"))
    public var sizeRule: SizeRule?

    @Option(help: ArgumentHelp("The input's sides are multiples of this.", valueName: "pixels"))
    public var inputMultiple: Int?

    @Option(
        help: ArgumentHelp(
            "How the photo is brought to the input size: \(names(ResamplingKernel.self)).", valueName: "kernel"))
    public var inputResize: ResamplingKernel?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Mean of the input, of colours 0 to 1: one number or three, divided by commas.", valueName: "numbers"))
    public var mean: NumberList?

    @Option(
        help: ArgumentHelp(
            "Standard deviation of the input: one number or three, divided by commas.", valueName: "numbers"))
    public var std: NumberList?

    @Option(help: ArgumentHelp("What your network gives: inverse, depth or metres.", valueName: "meaning"))
    public var outputMeaning: DepthMeaning?

    @Option(
        help: ArgumentHelp(
            "How the output is brought to the photo's size: \(names(OutputRule.Enlargement.self)).", valueName: "kernel"
        ))
    public var outputResize: OutputRule.Enlargement?

    public init() {}

    public func validate() throws {
        if let inputMultiple, inputMultiple < 1 { throw ValidationError("--input-multiple needs a count above 0.") }
    }

    /// Whether only a network that no catalogue knows can be meant.
    var areOfOwnNetwork: Bool {
        var rest = stated
        (rest.width, rest.height) = (nil, nil)
        return rest != ModelFacts()
    }

    public var stated: ModelFacts {
        var facts = ModelFacts()
        facts.width = inputSize?.width
        facts.height = inputSize?.height
        facts.rule = sizeRule
        facts.multipleOf = inputMultiple
        facts.resize = inputResize
        facts.mean = mean?.numbers
        facts.std = std?.numbers
        facts.meaning = outputMeaning
        facts.enlarge = outputResize
        return facts
    }
}

private func names<Choice: CaseIterable & RawRepresentable<String>>(_ choice: Choice.Type) -> String {
    choice.allCases.map(\.rawValue).joined(separator: ", ")
}

/// `256` or `256x192`.
public struct InputSizeArgument: ExpressibleByArgument, Sendable {
    public let width: Int
    public let height: Int

    public init?(argument: String) {
        let sides = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(sides.count), let width = sides[0], let height = sides[sides.count - 1], width > 0,
            height > 0
        else { return nil }
        self.width = width
        self.height = height
    }
}

/// Numbers divided by commas.
public struct NumberList: ExpressibleByArgument, Sendable {
    let numbers: [Float]

    public init?(argument: String) {
        let parsed = argument.split(separator: ",", omittingEmptySubsequences: false).map { Float($0) }
        guard parsed.allSatisfy({ $0?.isFinite == true }) else { return nil }
        numbers = parsed.compactMap { $0 }
    }
}

extension SizeRule: ExpressibleByArgument {}
extension ResamplingKernel: ExpressibleByArgument {}
extension OutputRule.Enlargement: ExpressibleByArgument {}
