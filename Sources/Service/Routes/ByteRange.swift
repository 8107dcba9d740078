/// The part of a file that a request asks for (RFC 9110, section 14).
enum ByteRange: Equatable {
    /// No range, or one that is not understood: then the whole is sent.
    case whole
    case part(Range<Int>)
    case unsatisfiable

    /// - Parameters:
    ///   - header: the field `Range`; more than one range is answered with the whole.
    ///   - size: the file's, in bytes.
    init(_ header: String?, size: Int) {
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else {
            self = .whole
            return
        }
        let ends = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else {
            self = .whole
            return
        }
        switch (Int(ends[0]), Int(ends[1])) {
        case (let first?, let last) where ends[1].isEmpty || last != nil:
            let end = last.map { $0 < size ? $0 + 1 : size } ?? size
            self = first < size ? (first < end ? .part(first..<end) : .whole) : .unsatisfiable
        case (nil, let count?) where ends[0].isEmpty:
            self = count > 0 && size > 0 ? .part(max(0, size - count)..<size) : .unsatisfiable
        default:
            self = .whole
        }
    }
}
