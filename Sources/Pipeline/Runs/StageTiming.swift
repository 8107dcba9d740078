/// How long one stage of a run took.
public struct StageTiming: Encodable, Sendable {
    public let stage: String
    public let milliseconds: Double

    public init(stage: String, milliseconds: Double) {
        self.stage = stage
        self.milliseconds = milliseconds
    }

    /// Runs a stage and times it.
    static func measure<Value>(_ stage: String, into timings: inout [StageTiming], _ body: () throws -> Value) rethrows
        -> Value
    {
        let clock = ContinuousClock()
        let start = clock.now
        let value = try body()
        timings.append(StageTiming(stage: stage, milliseconds: (clock.now - start) / .milliseconds(1)))
        return value
    }
}
