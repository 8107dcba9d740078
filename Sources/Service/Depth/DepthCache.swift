import Foundation
import Pipeline

/// The depth of photos seen lately, by content. The oldest goes when there is too much.
final class DepthCache: @unchecked Sendable {
    private let capacity: Int
    private let condition = NSCondition()
    private var entries: [String: EstimatedDepth] = [:]
    /// The last used at the end.
    private var order: [String] = []
    private var bytes = 0
    /// What is being estimated, so that a photo that comes twice at a time is not estimated twice.
    private var underWay: Set<String> = []

    /// - Parameter capacity: in bytes of depth; 0 keeps nothing.
    init(capacity: Int) {
        self.capacity = capacity
    }

    var size: (entries: Int, bytes: Int) { condition.withLock { (entries.count, bytes) } }

    /// What is kept under that key, else what `make` gives, which is kept.
    /// - Returns: also whether it was there.
    func depth(for key: String, _ make: () throws -> EstimatedDepth) throws -> (depth: EstimatedDepth, wasKept: Bool) {
        // Who keeps nothing has nothing to wait for.
        guard capacity > 0 else { return (try make(), false) }
        if let kept = reserve(key) { return (kept, true) }
        defer { release(key) }
        let made = try make()
        keep(made, for: key)
        return (made, false)
    }

    /// The entry, or nil after the key has been marked as under way.
    private func reserve(_ key: String) -> EstimatedDepth? {
        condition.withLock {
            while underWay.contains(key) { condition.wait() }
            if let entry = entries[key] {
                order.removeAll { $0 == key }
                order.append(key)
                return entry
            }
            underWay.insert(key)
            return nil
        }
    }

    private func release(_ key: String) {
        condition.withLock {
            underWay.remove(key)
            condition.broadcast()
        }
    }

    private func keep(_ depth: EstimatedDepth, for key: String) {
        let size = DepthCache.bytes(of: depth)
        guard size <= capacity else { return }
        var kept = depth
        kept.stages = []
        condition.withLock {
            while bytes + size > capacity, let oldest = order.first {
                order.removeFirst()
                if let entry = entries.removeValue(forKey: oldest) { bytes -= DepthCache.bytes(of: entry) }
            }
            entries[key] = kept
            order.append(key)
            bytes += size
        }
    }

    private static func bytes(of depth: EstimatedDepth) -> Int {
        depth.depth.values.count * MemoryLayout<Float>.stride
    }
}
