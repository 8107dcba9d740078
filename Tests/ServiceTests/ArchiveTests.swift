import Foundation
import Testing

@testable import Service

@Suite struct ArchiveTests {
    /// The check value of the CRC catalogue (reveng.sourceforge.io) for CRC-32/ISO-HDLC.
    @Test(arguments: [1, 4, 9]) func checksumOfTheCatalogue(piece: Int) {
        let bytes = Array("123456789".utf8)
        var checksum = CRC32()
        for start in stride(from: 0, to: bytes.count, by: piece) {
            bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { checksum.add($0) }
        }
        #expect(checksum.value == 0xCBF4_3926)
    }

    @Test func lengthIsThatOfTheRecords() throws {
        let folder = try WorkFolder(in: NSTemporaryDirectory())
        let path = folder.file("a")
        try Data("123456789".utf8).write(to: URL(fileURLWithPath: path))
        let entry = try ZIPArchive.Entry(name: "a.txt", path: path)
        #expect(entry.checksum == 0xCBF4_3926)
        // Local header 30 + name + data, directory 46 + name, end 22.
        #expect(ZIPArchive([entry]).length == 30 + 5 + 9 + 46 + 5 + 22)
    }

    @Test func largeEntriesHaveZIP64Records() throws {
        // Places of the fields after APPNOTE 6.3.10, sections 4.3.14 to 4.3.16 and 4.5.3.
        let size = 5 << 30
        let entries = ["a.ply", "b.ply"].map { ZIPArchive.Entry(name: $0, path: "", size: size, checksum: 7) }
        let archive = ZIPArchive(entries)
        let local = ZIPRecords.localHeader(of: entries[0])
        let tail = archive.tail
        func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
        }
        #expect(local.count == 30 + 5 + 20)
        #expect(number(local, 18, 4) == 0xFFFF_FFFF && number(local, 22, 4) == 0xFFFF_FFFF)
        #expect(number(local, 35, 2) == 1 && number(local, 37, 2) == 16 && number(local, 39, 8) == size)
        let directory = 2 * (local.count + size)
        #expect(archive.length == directory + tail.count)
        // The second entry of the directory.
        let second = 46 + 5 + 28
        #expect(number(tail, second, 4) == 0x0201_4B50 && number(tail, second + 42, 4) == 0xFFFF_FFFF)
        #expect(number(tail, second + 51 + 4 + 16, 8) == local.count + size)
        let (end, locator) = (tail.count - 22, tail.count - 42)
        #expect(number(tail, end, 4) == 0x0605_4B50 && number(tail, end + 16, 4) == 0xFFFF_FFFF)
        #expect(number(tail, locator, 4) == 0x0706_4B50)
        let large = number(tail, locator + 8, 8) - directory
        #expect(large == 2 * second && number(tail, large, 4) == 0x0606_4B50)
        #expect(number(tail, large + 4, 8) == locator - large - 12)
        #expect(number(tail, large + 32, 8) == 2 && number(tail, large + 40, 8) == 2 * second)
        #expect(number(tail, large + 48, 8) == directory)
    }

    @Test func roomForUploadsComesBack() throws {
        let budget = UploadBudget(limit: 10)
        var folder: WorkFolder? = try WorkFolder(in: NSTemporaryDirectory(), budget: budget)
        try folder?.share?.take(8)
        #expect(throws: ServiceFault.self) { try budget.take(3) }
        folder = nil
        try budget.take(10)
    }

    @Test func folderGoesWithItsHolder() throws {
        var folder: WorkFolder? = try WorkFolder(in: NSTemporaryDirectory())
        let path = try #require(folder?.path)
        #expect(FileManager.default.fileExists(atPath: path))
        #expect(UnguessableName.isOne((path as NSString).lastPathComponent))
        folder = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
