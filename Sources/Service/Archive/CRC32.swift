/// CRC-32 as ZIP wants it (ISO 3309, polynomial 0x04C11DB7 reflected), eight bytes a step (Intel's slicing-by-8).
struct CRC32 {
    private var state: UInt32 = ~0

    var value: UInt32 { ~state }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var crc = state
        CRC32.tables.withUnsafeBufferPointer { tables in
            var position = 0
            while position + 8 <= bytes.count {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                let mixed = word ^ UInt64(crc)
                crc = 0
                for byte in 0..<8 {
                    let value = Int(truncatingIfNeeded: mixed >> UInt64(8 * byte)) & 0xFF
                    crc ^= tables[(7 - byte) * 256 + value]
                }
                position += 8
            }
            while position < bytes.count {
                crc = (crc >> 8) ^ tables[Int((crc ^ UInt32(bytes[position])) & 0xFF)]
                position += 1
            }
        }
        state = crc
    }

    /// Eight tables of 256; table n moves a byte n places further.
    private static let tables: [UInt32] = {
        var tables: [UInt32] = []
        for byte in 0..<256 {
            var crc = UInt32(byte)
            for _ in 0..<8 { crc = (crc >> 1) ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
            tables.append(crc)
        }
        for index in 256..<2048 {
            let before = tables[index - 256]
            tables.append((before >> 8) ^ tables[Int(before & 0xFF)])
        }
        return tables
    }()
}
