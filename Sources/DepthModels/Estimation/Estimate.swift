import Raster

/// What a network made of one photo.
public struct Estimate: Sendable {
    /// At the photo's full size.
    public var depth: DepthMap
    /// The size that the network saw the photo at.
    public var inputWidth: Int
    public var inputHeight: Int
    public var timings: Timings
    /// What the user should know of, such as an input made smaller than its rule says; one line each.
    public var notices: [String]

    /// Milliseconds that each stage took.
    public struct Timings: Codable, Sendable, Equatable {
        /// Compiling the network for this size of input; nil when that was done before.
        public var compile: Double?
        /// From the photo to the input tensor.
        public var preprocess: Double = 0
        public var infer: Double = 0
        /// From the output tensor to the photo's size.
        public var postprocess: Double = 0
    }
}
