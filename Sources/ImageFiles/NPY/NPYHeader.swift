/// The dictionary at the head of an NPY file: `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`.
///
/// The format is NumPy's (numpy.lib.format): the magic bytes, a version, the length of the dictionary, the dictionary
/// as a Python literal, and the numbers.
struct NPYHeader: Equatable {
    var type: SampleType
    var isBigEndian: Bool
    /// Whether the first index runs fastest.
    var isFortranOrder: Bool
    var shape: [Int]
    /// What stands behind the dictionary as a comment.
    var comment: String?

    /// Why a dictionary is not understood, in words for the user.
    struct Refusal: Error {
        var cause: String
    }

    init(dictionary: some StringProtocol) throws(Refusal) {
        var literal = PythonLiteral(dictionary)
        guard let entries = literal.parse()?.dictionary else {
            throw Refusal(cause: "its NPY header is not understood")
        }
        guard case .string(let description)? = entries["descr"] else {
            throw Refusal(cause: "it holds records of several fields, not one number a pixel")
        }
        guard case .boolean(let isFortranOrder)? = entries["fortran_order"],
            case .tuple(let sizes)? = entries["shape"]
        else { throw Refusal(cause: "its NPY header is not understood") }
        (type, isBigEndian) = try NPYHeader.parse(description: description)
        self.isFortranOrder = isFortranOrder
        var shape: [Int] = []
        for size in sizes {
            guard case .integer(let size) = size, size >= 0 else {
                throw Refusal(cause: "its NPY header is not understood")
            }
            shape.append(size)
        }
        self.shape = shape
        comment = literal.comment
    }

    /// A type as NumPy writes it: byte order, kind, bytes, as in `<f4`.
    private static func parse(description: String) throws(Refusal) -> (SampleType, isBigEndian: Bool) {
        var kind = Substring(description)
        var isBigEndian = false
        if let order = kind.first, "<>|=".contains(order) {
            isBigEndian = order == ">"
            kind.removeFirst()
        }
        let types: [Substring: SampleType] = [
            "b1": .bool, "?": .bool, "u1": .uint8, "u2": .uint16, "u4": .uint32, "u8": .uint64, "i1": .int8,
            "i2": .int16, "i4": .int32, "i8": .int64, "f2": .float16, "f4": .float32, "f8": .float64,
        ]
        if let type = types[kind] { return (type, isBigEndian) }
        let shown = description.prefix(20)
        switch kind.first {
        case "O": throw Refusal(cause: "it holds pickled Python objects, not numbers")
        case "c": throw Refusal(cause: "it holds complex numbers (\(shown))")
        case "S", "U", "a": throw Refusal(cause: "it holds texts (\(shown)), not numbers")
        default: throw Refusal(cause: "its type of numbers (\(shown)) is not understood")
        }
    }
}

extension NPYHeader {
    /// Rows and columns: the shape without dimensions of 1 beyond two; nil when more than two dimensions remain, or
    /// fewer than two are there.
    var size: (height: Int, width: Int)? {
        // Networks give four: batch, channel, rows, columns.
        guard shape.count <= 4 else { return nil }
        var shape = shape
        while shape.count > 2 {
            guard let one = shape.first == 1 ? 0 : shape.lastIndex(of: 1) else { return nil }
            shape.remove(at: one)
        }
        return shape.count == 2 ? (shape[0], shape[1]) : nil
    }
}
