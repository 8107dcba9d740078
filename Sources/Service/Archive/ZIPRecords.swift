/// The records of a ZIP, little-endian (APPNOTE sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16, 4.5.3).
enum ZIPRecords {
    /// Sizes and places from here on stand in ZIP64 records.
    private static let limit = 0xFFFF_FFFF
    /// 1 January 1980, the earliest there is: what is made now has no date to tell.
    private static let date: UInt16 = 0x21

    static func localHeader(of entry: ZIPArchive.Entry) -> [UInt8] {
        var record = Record()
        let isLarge = entry.size >= limit
        record.add(0x0403_4B50 as UInt32)
        common(entry, isLarge: isLarge, to: &record)
        record.add(UInt16(entry.name.utf8.count))
        record.add(UInt16(isLarge ? 20 : 0))
        record.bytes += entry.name.utf8
        if isLarge {
            record.add(0x0001 as UInt16)
            record.add(16 as UInt16)
            record.add(UInt64(entry.size))
            record.add(UInt64(entry.size))
        }
        return record.bytes
    }

    static func directoryHeader(of entry: ZIPArchive.Entry, at offset: Int) -> [UInt8] {
        var record = Record()
        let isLarge = entry.size >= limit || offset >= limit
        record.add(0x0201_4B50 as UInt32)
        // Made by Unix, version 4.5 of the specification.
        record.add(0x032D as UInt16)
        common(entry, isLarge: isLarge, to: &record)
        record.add(UInt16(entry.name.utf8.count))
        record.add(UInt16(isLarge ? 28 : 0))
        // No comment, the first disk, no internal attributes.
        for _ in 0..<3 { record.add(0 as UInt16) }
        // A plain file that everybody may read.
        record.add(UInt32(0o100644) << 16)
        record.add(isLarge ? UInt32.max : UInt32(offset))
        record.bytes += entry.name.utf8
        if isLarge {
            record.add(0x0001 as UInt16)
            record.add(24 as UInt16)
            for value in [entry.size, entry.size, offset] { record.add(UInt64(value)) }
        }
        return record.bytes
    }

    static func end(entries: Int, directorySize: Int, at offset: Int) -> [UInt8] {
        var record = Record()
        if offset + directorySize >= limit {
            record.add(0x0606_4B50 as UInt32)
            record.add(44 as UInt64)
            record.add(0x032D as UInt16)
            record.add(45 as UInt16)
            for _ in 0..<2 { record.add(0 as UInt32) }
            for value in [entries, entries, directorySize, offset] { record.add(UInt64(value)) }
            record.add(0x0706_4B50 as UInt32)
            record.add(0 as UInt32)
            record.add(UInt64(offset + directorySize))
            record.add(1 as UInt32)
        }
        record.add(0x0605_4B50 as UInt32)
        for _ in 0..<2 { record.add(0 as UInt16) }
        for _ in 0..<2 { record.add(UInt16(min(entries, 0xFFFF))) }
        record.add(UInt32(min(directorySize, limit)))
        record.add(UInt32(min(offset, limit)))
        record.add(0 as UInt16)
        return record.bytes
    }

    /// What both headers of an entry have: versions, flags, method, date, checksum, sizes.
    private static func common(_ entry: ZIPArchive.Entry, isLarge: Bool, to record: inout Record) {
        record.add(UInt16(isLarge ? 45 : 20))
        // Names are UTF-8; stored.
        record.add(1 << 11 as UInt16)
        record.add(0 as UInt16)
        record.add(0 as UInt16)
        record.add(date)
        record.add(entry.checksum)
        let size = isLarge ? UInt32.max : UInt32(entry.size)
        record.add(size)
        record.add(size)
    }

    private struct Record {
        var bytes: [UInt8] = []

        mutating func add<Number: FixedWidthInteger>(_ number: Number) {
            withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
        }
    }
}
