/// The types of numbers that files of samples hold.
enum SampleType: String {
    case bool, uint8, uint16, uint32, uint64, int8, int16, int32, int64, float16, float32, float64

    /// Bytes a number.
    var size: Int {
        switch self {
        case .bool, .uint8, .int8: 1
        case .uint16, .int16, .float16: 2
        case .uint32, .int32, .float32: 4
        case .uint64, .int64, .float64: 8
        }
    }

    var isInteger: Bool {
        switch self {
        case .float16, .float32, .float64: false
        default: true
        }
    }
}
