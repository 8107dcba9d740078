/// Takes apart a body of `multipart/form-data` (RFC 7578, delimiters of RFC 2046) as it comes, in pieces of any size.
///
/// Holds no more than a delimiter's length and one part's headers.
struct MultipartParser {
    /// What a body consists of, in order.
    enum Event: Equatable {
        case part(MultipartHeaders)
        case data(ArraySlice<UInt8>)
        case partEnd
    }

    private enum State { case preamble, headers, data, done }

    private let delimiter: [UInt8]
    private var state = State.preamble
    /// What has come and could not be decided yet. Begins with a line's end, which the first delimiter may lack.
    private var pending: [UInt8] = [0x0D, 0x0A]

    private static let largestHeaders = 16 << 10

    /// - Parameter boundary: as the content type states it, 1 to 70 characters.
    init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Whether the closing delimiter has been seen.
    var isComplete: Bool { state == .done }

    /// Takes the next bytes of the body.
    mutating func feed(_ bytes: some Collection<UInt8>, _ handle: (Event) throws -> Void) throws {
        guard state != .done else { return }
        pending.append(contentsOf: bytes)
        var position = 0
        loop: while true {
            switch state {
            case .preamble, .data:
                let (end, isDelimiter) = nextDelimiter(from: position)
                if state == .data, end > position { try handle(.data(pending[position..<end])) }
                position = end
                guard isDelimiter, let next = try afterDelimiter(at: end) else { break loop }
                if state == .data { try handle(.partEnd) }
                position = next.position
                state = next.isLast ? .done : .headers
            case .headers:
                guard let end = blankLine(from: position) else {
                    guard pending.count - position <= MultipartParser.largestHeaders else {
                        throw ServiceFault.malformed("has a part with too many headers")
                    }
                    break loop
                }
                try handle(.part(try MultipartHeaders(pending[position..<end])))
                position = end
                state = .data
            case .done:
                break loop
            }
        }
        pending.removeFirst(min(position, pending.count))
        if state == .done { pending = [] }
    }

    /// The place of the next delimiter, or else of what might be the beginning of one.
    private func nextDelimiter(from start: Int) -> (end: Int, isDelimiter: Bool) {
        var position = start
        while let candidate = pending[position...].firstIndex(of: 0x0D) {
            let available = min(delimiter.count, pending.count - candidate)
            if pending[candidate..<candidate + available].elementsEqual(delimiter[..<available]) {
                return (candidate, available == delimiter.count)
            }
            position = candidate + 1
        }
        return (pending.count, false)
    }

    /// What follows a delimiter: the end of its line, or the mark of the last one. Nil when that has not come yet.
    private func afterDelimiter(at start: Int) throws -> (position: Int, isLast: Bool)? {
        var position = start + delimiter.count
        if pending.count >= position + 2, pending[position] == 0x2D, pending[position + 1] == 0x2D {
            return (position + 2, true)
        }
        // Blanks may pad the line.
        while position < pending.count, pending[position] == 0x20 || pending[position] == 0x09 { position += 1 }
        guard position - start - delimiter.count < 256 else { throw ServiceFault.malformed("has a damaged delimiter") }
        guard pending.count >= position + 2 else { return nil }
        guard pending[position] == 0x0D, pending[position + 1] == 0x0A else {
            throw ServiceFault.malformed("has a damaged delimiter")
        }
        // The line's end stays: it is the blank line when the part has no headers.
        return (position, false)
    }

    /// The place behind the blank line that ends a part's headers; nil when it has not come yet.
    private func blankLine(from start: Int) -> Int? {
        var position = start
        while position + 4 <= pending.count {
            if pending[position] == 0x0D, pending[position + 1] == 0x0A, pending[position + 2] == 0x0D,
                pending[position + 3] == 0x0A
            {
                return position + 4
            }
            position += 1
        }
        return nil
    }
}
