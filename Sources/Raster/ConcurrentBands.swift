import Dispatch

/// Cuts `rows` rows into bands and works on them on all cores; returns when all are done.
///
/// The bands cover every row once and do not overlap, so a body that writes only to the rows of its
/// band needs no lock. Bands are smaller than rows/cores, so that a slow core does not hold up the rest.
/// - Parameters:
///   - rows: how many rows there are, 0 or more.
///   - minimum: the least number of rows worth handing to another core.
///   - body: called once a band, at the same time on several threads.
@inlinable public func concurrentBands(of rows: Int, minimum: Int = 32, _ body: (Range<Int>) -> Void) {
    let bands = bandCount(rows: rows, minimum: minimum)
    guard bands > 1 else {
        if rows > 0 { body(0..<rows) }
        return
    }
    withoutActuallyEscaping(body) { body in
        // Shared by threads that all end before this returns.
        nonisolated(unsafe) let body = body
        DispatchQueue.concurrentPerform(iterations: bands) { band in
            body(band * rows / bands..<(band + 1) * rows / bands)
        }
    }
}

/// Like ``concurrentBands(of:minimum:_:)``, with what each band found, from top to bottom.
@inlinable public func mapConcurrentBands<Result: Sendable>(
    of rows: Int, minimum: Int = 32, _ body: (Range<Int>) -> Result
) -> [Result] {
    let bands = bandCount(rows: rows, minimum: minimum)
    guard bands > 1 else { return rows > 0 ? [body(0..<rows)] : [] }
    return withoutActuallyEscaping(body) { body in
        nonisolated(unsafe) let body = body
        return Array(unsafeUninitializedCapacity: bands) { results, initialized in
            nonisolated(unsafe) let slots = results
            DispatchQueue.concurrentPerform(iterations: bands) { band in
                slots.initializeElement(at: band, to: body(band * rows / bands..<(band + 1) * rows / bands))
            }
            initialized = bands
        }
    }
}

@usableFromInline let bandsPerCore = 4

@usableFromInline func bandCount(rows: Int, minimum: Int) -> Int {
    max(1, min(rows / max(1, minimum), processorCount * bandsPerCore))
}
