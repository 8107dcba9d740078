/// Sets that are joined again and again (Galler and Fischer, "An improved equivalence algorithm", 1964), as a parent for each
/// member. The root of a set is its own parent, and its least member.
struct DisjointSets {
    let parents: UnsafeMutableBufferPointer<Int32>

    /// Joins the sets of two members.
    @inline(__always)
    func unite(_ first: Int, _ second: Int) {
        let (first, second) = (root(of: first), root(of: second))
        if first < second { parents[second] = Int32(first) } else { parents[first] = Int32(second) }
    }

    /// The root of a member's set; the way there gets shorter.
    @inline(__always)
    func root(of index: Int) -> Int {
        var index = index
        while Int(parents[index]) != index {
            parents[index] = parents[Int(parents[index])]
            index = Int(parents[index])
        }
        return index
    }
}
