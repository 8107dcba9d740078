import Files
import Foundation
@testable import ImageFiles

/// What a writer wrote, read back from the disk.
func written(_ write: (OutputFile) throws -> Void) throws -> InputFile {
    let path = NSTemporaryDirectory() + "isobath-test-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try OutputFile(.file(path))
    try write(file)
    try file.commit()
    return try InputFile(path: path)
}

func input(_ bytes: some Sequence<UInt8>, name: String = "test file") -> InputFile {
    InputFile(name: name, bytes: Data(bytes))
}

/// The error's line, or nil when there was none.
func fault(_ body: () throws -> Void) -> String? {
    do {
        try body()
        return nil
    } catch {
        return "\(error)"
    }
}

/// Deterministic numbers (SplitMix64), the same in every run.
struct Noise: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
