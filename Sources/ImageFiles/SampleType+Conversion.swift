extension SampleType {
    /// Turns stored numbers into the nearest floats, NaN for infinity.
    /// - Parameters:
    ///   - input: `output.count` numbers; any alignment.
    ///   - isBigEndian: the order of the bytes of a number.
    ///   - output: memory that need not be initialised.
    func convert(
        _ input: UnsafeRawBufferPointer, isBigEndian: Bool, into output: UnsafeMutableBufferPointer<Float>
    ) {
        switch self {
        case .bool: fill(output, from: input, of: UInt8.self) { $0 == 0 ? 0 : 1 }
        case .uint8: fill(output, from: input, of: UInt8.self) { Float($0) }
        case .int8: fill(output, from: input, of: Int8.self) { Float($0) }
        case .uint16: fillIntegers(output, from: input, of: UInt16.self, isBigEndian)
        case .int16: fillIntegers(output, from: input, of: Int16.self, isBigEndian)
        case .uint32: fillIntegers(output, from: input, of: UInt32.self, isBigEndian)
        case .int32: fillIntegers(output, from: input, of: Int32.self, isBigEndian)
        case .uint64: fillIntegers(output, from: input, of: UInt64.self, isBigEndian)
        case .int64: fillIntegers(output, from: input, of: Int64.self, isBigEndian)
        case .float16:
            fill(output, from: input, of: UInt16.self) { finite(float(half: isBigEndian ? $0.byteSwapped : $0)) }
        case .float32:
            fill(output, from: input, of: UInt32.self) {
                finite(Float(bitPattern: isBigEndian ? $0.byteSwapped : $0))
            }
        case .float64:
            fill(output, from: input, of: UInt64.self) {
                finite(Float(Double(bitPattern: isBigEndian ? $0.byteSwapped : $0)))
            }
        }
    }
}

@inline(__always) private func fillIntegers<Stored: FixedWidthInteger & BitwiseCopyable>(
    _ output: UnsafeMutableBufferPointer<Float>, from input: UnsafeRawBufferPointer, of type: Stored.Type,
    _ isBigEndian: Bool
) {
    if isBigEndian {
        fill(output, from: input, of: type) { Float($0.byteSwapped) }
    } else {
        fill(output, from: input, of: type) { Float($0) }
    }
}

@inline(__always) private func fill<Stored: BitwiseCopyable>(
    _ output: UnsafeMutableBufferPointer<Float>, from input: UnsafeRawBufferPointer, of: Stored.Type,
    _ convert: (Stored) -> Float
) {
    for index in 0..<output.count {
        let stored = input.loadUnaligned(fromByteOffset: index * MemoryLayout<Stored>.size, as: Stored.self)
        output.initializeElement(at: index, to: convert(stored))
    }
}

@inline(__always) private func finite(_ value: Float) -> Float {
    value.isFinite ? value : .nan
}

/// IEEE 754 binary16; Swift's Float16 is not there on every platform.
@inline(__always) private func float(half bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10) & 31
    let fraction = UInt32(bits & 0x3FF)
    switch exponent {
    case 0: return (sign == 0 ? 1 : -1) * Float(fraction) * 0x1p-24
    case 31: return fraction == 0 ? .infinity : .nan
    default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
}
