#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The number of processors that are switched on, at least 1.
@usableFromInline let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
