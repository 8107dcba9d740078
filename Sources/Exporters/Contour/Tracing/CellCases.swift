/// The sides of a cell, whose corners are four neighbouring samples.
enum CellSide {
    static let top = 0
    static let right = 1
    static let bottom = 2
    static let left = 3
}

/// Marching squares: which sides of a cell a level's line enters and leaves by.
///
/// Indexed by which corners reach the level: 1 top left, 2 top right, 4 bottom right, 8 bottom left. Lines keep the corners
/// that reach it on their left, as seen in the picture.
enum CellCases {
    /// Entry and exit of the case with one line. In ambiguous cases (5 and 10) there are two, see ``ambiguous(_:isJoined:)``.
    @inline(__always)
    static func line(_ corners: Int) -> (entry: Int, exit: Int) {
        // Four bits a case, entry in the lower two, exit in the upper two; from the highest case down to 0:
        //   15  14: T>L  13: R>T  12: R>L  11: B>R  10  9: B>T  8: B>L
        //   7: L>B  6: T>B  5  4: R>B  3: L>R  2: T>R  1: L>T  0
        let packed: UInt64 = 0x0_C_1_D_6_0_2_E_B_8_0_9_7_4_3_0
        let code = Int(truncatingIfNeeded: packed >> UInt64(truncatingIfNeeded: corners &* 4))
        return (code & 3, code >> 2 & 3)
    }

    /// The two lines of an ambiguous case: each enters by the first side and leaves by the second.
    /// - Parameter isJoined: whether the middle of the cell reaches the level, so that the two corners that reach it are
    ///   joined and the lines cut off the other two.
    @inline(__always)
    static func ambiguous(_ corners: Int, isJoined: Bool) -> (first: (Int, Int), second: (Int, Int)) {
        switch (corners, isJoined) {
        case (5, true): ((CellSide.right, CellSide.top), (CellSide.left, CellSide.bottom))
        case (5, false): ((CellSide.left, CellSide.top), (CellSide.right, CellSide.bottom))
        case (_, true): ((CellSide.top, CellSide.left), (CellSide.bottom, CellSide.right))
        case (_, false): ((CellSide.top, CellSide.right), (CellSide.bottom, CellSide.left))
        }
    }

    /// The value at which the two branches of the bilinear surface's hyperbola meet: the asymptotic decider of Nielson and
    /// Hamann (1991). It is one number for all levels of a cell, so nested levels never disagree.
    @inline(__always)
    static func saddleValue(_ topLeft: Float, _ topRight: Float, _ bottomRight: Float, _ bottomLeft: Float) -> Double {
        let (a, b, c, d) = (Double(topLeft), Double(topRight), Double(bottomRight), Double(bottomLeft))
        return (a * c - b * d) / (a + c - b - d)
    }
}
