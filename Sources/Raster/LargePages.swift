#if canImport(Glibc)
    import Glibc
#endif

/// Asks the system to back fresh memory with large pages (2 MB instead of 4 kB on Linux).
///
/// The first write to each page of new memory is a trip into the kernel: for a 12-megapixel plane of floats 12,000 trips,
/// which cost more than most of what is done with its pixels (measured: 50 ms against 12 ms for filling one). Does nothing
/// for small planes, and where the system knows no such wish.
@usableFromInline func adviseLargePages(_ start: UnsafeMutableRawPointer?, byteCount: Int) {
    #if os(Linux)
        guard let start, byteCount >= 2 * largePage else { return }
        let mask = UInt(largePage - 1)
        let first = (UInt(bitPattern: start) + mask) & ~mask
        let end = (UInt(bitPattern: start) + UInt(byteCount)) & ~mask
        // A wish, so that its failure is none.
        if first < end { _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE) }
    #endif
}

private let largePage = 2 << 20
