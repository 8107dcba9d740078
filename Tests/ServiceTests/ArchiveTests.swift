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
