import Foundation

/// How a network is run.
public struct RunOptions: Sendable, Equatable {
    /// OpenVINO's name of the device: CPU, GPU, NPU, AUTO.
    public var device = "CPU"
    /// Threads of the CPU; nil leaves it to OpenVINO.
    public var threads: Int?
    /// Photos that go through the network at a time, each with its share of the threads. With more than one, more photos are
    /// done in the same time, and each takes longer.
    public var streams = 1
    public var precision = Precision.f32
    /// Whether a network sees a photo once only, also at an input that is clearly larger than its own. Otherwise it sees it at
    /// its own size too, for the broad shapes.
    public var singlePass = false
    /// Where compiled networks are kept between runs; nil keeps none.
    public var cacheFolder: String? = ModelFolders.compiled
    /// How many bytes compiled networks may take there before those that were used longest ago are deleted.
    public var cacheLimit = 2 << 30

    public init() {}

    /// The arithmetic inside the network. Input and output are float32 in any case.
    public enum Precision: String, Codable, Sendable, CaseIterable {
        case f32
        /// Faster where the processor has AVX512-BF16 or AMX; about three significant digits, see docs/models.md.
        case bf16
        case f16
    }
}
