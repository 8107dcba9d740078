import Foundation
import Raster
import Scene
import Testing

@testable import Pipeline
@testable import Service

@Suite struct DepthCacheTests {
    private let depth = EstimatedDepth(
        depth: DepthMap(values: Plane(width: 2, height: 2, repeating: 1), meaning: .inverse), width: 2, height: 2,
        origin: DepthOrigin(), stages: [], notices: [])

    /// How often the depth is made, and the most at a time, when two ask for the same photo.
    private func run(capacity: Int) -> (count: Int, mostAtATime: Int, kept: Int) {
        let cache = DepthCache(capacity: capacity)
        let tally = Tally()
        let group = DispatchGroup()
        for _ in 0..<2 {
            group.enter()
            // A thread each, however many cores there are.
            Thread.detachNewThread { [depth] in
                let result = try? cache.depth(for: "photo") {
                    tally.begin()
                    // Long enough for the other to come, if it may.
                    tally.waitForTwo(seconds: capacity == 0 ? 10 : 0.2)
                    return depth
                }
                tally.end(wasKept: result?.wasKept == true)
                group.leave()
            }
        }
        group.wait()
        return tally.result
    }

    @Test func aPhotoIsMadeOnceWhenItIsKept() {
        #expect(run(capacity: 1000) == (1, 1, 1))
    }

    @Test func photosDoNotWaitWhereNothingIsKept() {
        #expect(run(capacity: 0) == (2, 2, 0))
    }
}

private final class Tally: @unchecked Sendable {
    private let condition = NSCondition()
    private var (count, busy, most, kept) = (0, 0, 0, 0)

    var result: (count: Int, mostAtATime: Int, kept: Int) { condition.withLock { (count, most, kept) } }

    func begin() {
        condition.withLock {
            (count, busy) = (count + 1, busy + 1)
            most = max(most, busy)
            condition.broadcast()
        }
    }

    func waitForTwo(seconds: Double) {
        let end = Date(timeIntervalSinceNow: seconds)
        condition.withLock { while most < 2, condition.wait(until: end) {} }
    }

    func end(wasKept: Bool) {
        condition.withLock { (busy, kept) = (busy - (wasKept ? 0 : 1), kept + (wasKept ? 1 : 0)) }
    }
}
