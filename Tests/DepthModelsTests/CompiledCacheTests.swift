import CWeights
import Foundation
import Raster
import Testing

@testable import DepthModels

@Suite(.enabled(if: hasOpenVINO, "OpenVINO is not installed; run `make openvino`"))
struct CompiledCacheTests {
    /// For one test alone.
    private let folder = NSTemporaryDirectory() + "isobath-compiled-" + UUID().uuidString

    private let photo = Plane<RGB8>(width: 96, height: 64) { pixels in
        for index in pixels.indices {
            let level = UInt8(index * 7 % 251)
            pixels.initializeElement(at: index, to: RGB8(red: level, green: level / 2, blue: 128))
        }
    }

    private func depth(_ model: ResolvedModel, _ change: (inout RunOptions) -> Void = { _ in }) throws -> Plane<Float> {
        var options = RunOptions()
        options.cacheFolder = folder
        change(&options)
        return try DepthEstimator(model: model, options: options).estimate(photo).depth.values
    }

    private func kept(_ ending: String) -> [String] {
        let names = FileManager.default.subpaths(atPath: folder) ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
    }

    @Test func takesWhatAnEarlierRunMadeInPlaceOfTheFile() throws {
        let path = folder + ".onnx"
        defer {
            try? FileManager.default.removeItem(atPath: folder)
            try? FileManager.default.removeItem(atPath: path)
        }
        let bytes = UnsafeRawBufferPointer(start: cweights_starter_bytes(), count: cweights_starter_size)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        var model = try ModelStore().resolve()
        model.source = .file(path)
        let first = try depth(model)
        #expect(kept(".blob").count == 1)
        #expect(kept("contract.json").count == 1)
        #expect(kept(".part").isEmpty)
        try FileManager.default.removeItem(atPath: path)
        #expect(try depth(model) == first)
        // Another size has to be compiled, and for that the file is needed.
        model.description.input.width = 64
        model.description.input.height = 64
        #expect(throws: ModelError.self) { try depth(model) }
    }

    @Test func keepsOneForEachWayOfRunning() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let model = try ModelStore().resolve()
        let plain = try depth(model)
        let ways: [(inout RunOptions) -> Void] = [
            { $0.precision = .bf16 }, { $0.threads = 1 }, { $0.streams = 2 },
        ]
        for (index, way) in ways.enumerated() {
            let first = try depth(model, way)
            #expect(kept(".blob").count == index + 2)
            #expect(try depth(model, way) == first)
        }
        #expect(try depth(model) == plain)
        // A network that is called otherwise has notices of its own.
        var other = model
        other.description.name = "other"
        #expect(try depth(other) == plain)
        #expect(kept("contract.json").count == 2)
    }

    @Test func makesAnewWhatIsBroken() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let model = try ModelStore().resolve()
        let first = try depth(model)
        let blob = try #require(kept(".blob").first)
        let contract = try #require(kept("contract.json").first)
        let whole = try Data(contentsOf: URL(fileURLWithPath: blob))
        for broken in [
            Data(), Data("broken".utf8), whole.prefix(1000), whole.prefix(whole.count / 2), whole.dropLast(9),
        ] {
            // In place of the old one, which others may be reading.
            try broken.write(to: URL(fileURLWithPath: blob), options: .atomic)
            try Data("{".utf8).write(to: URL(fileURLWithPath: contract), options: .atomic)
            #expect(try depth(model) == first)
            // The new one's length may differ by some bytes: OpenVINO numbers nodes throughout the process, and names them so.
            let anew = try Data(contentsOf: URL(fileURLWithPath: blob))
            #expect(anew != broken)
            #expect(try Data(contentsOf: URL(fileURLWithPath: contract)).count > 10)
            // And it is taken, not made once more.
            #expect(try depth(model) == first)
            #expect(try Data(contentsOf: URL(fileURLWithPath: blob)) == anew)
        }
    }

    @Test func deletesWhatWasUsedLongestAgo() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let model = try ModelStore().resolve()
        func run(threads: Int, limit: Int) throws -> [String] {
            _ = try depth(model) { ($0.threads, $0.cacheLimit) = (threads, limit) }
            return kept(".blob").compactMap { $0.wholeMatch(of: /.*NUM_THREADS=(\d+).*/).map { String($0.1) } }
        }
        #expect(try run(threads: 1, limit: .max) == ["1"])
        let blob = try #require(kept(".blob").first)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: blob)).count
        #expect(try run(threads: 2, limit: 5 * bytes / 2) == ["1", "2"])
        // Used again, that for one thread is no longer the one that was used longest ago.
        #expect(try run(threads: 1, limit: 5 * bytes / 2) == ["1", "2"])
        #expect(try run(threads: 3, limit: 5 * bytes / 2) == ["1", "3"])
        // What a killed process has left counts, and goes; what was just made stays.
        let left = (blob as NSString).deletingLastPathComponent + "/x.blob.1.part"
        try Data(count: bytes).write(to: URL(fileURLWithPath: left))
        #expect(try run(threads: 4, limit: 1) == ["4"])
        #expect(kept(".part").isEmpty)
        #expect(kept("contract.json").count == 1)
    }

    @Test func outlivesTheDeletionOfWhatItRuns() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var options = RunOptions()
        options.cacheFolder = folder
        let model = try ModelStore().resolve()
        let first = try depth(model)
        let estimator = try DepthEstimator(model: model, options: options)
        _ = try estimator.estimate(photo)
        try FileManager.default.removeItem(atPath: folder)
        #expect(try estimator.estimate(photo).depth.values == first)
    }

    @Test(arguments: ["/dev/null/isobath", nil]) func runsWithoutAPlaceForItsCache(folder: String?) throws {
        #expect(try depth(try ModelStore().resolve()) { $0.cacheFolder = folder }.width == 96)
    }
}
