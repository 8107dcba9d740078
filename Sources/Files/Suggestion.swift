/// What a mistyped name may have meant.
public enum Suggestion {
    /// The name that takes the fewest edits, when they are few beside its length.
    public static func nearest(to typed: String, among names: [String]) -> String? {
        let ranked = names.map { (name: $0, distance: editDistance(typed.lowercased(), $0.lowercased())) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= max(1, best.name.count / 3)
        else {
            return names.first { $0.hasPrefix(typed) && typed.count >= 2 }
        }
        return best.name
    }

    /// The number of letters to insert, delete, replace or swap with their neighbour
    /// (Damerau and Levenshtein's distance, restricted to one edit a place).
    static func editDistance(_ first: String, _ second: String) -> Int {
        let (a, b) = (Array(first), Array(second))
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
