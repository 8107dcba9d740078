import Foundation

/// A process whose memory is asked of the kernel when it ends.
enum ChildProcess {
    /// Runs a program and returns its peak resident memory in KiB; nil when it cannot be started or fails.
    static func run(_ arguments: [String]) -> Int? {
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        var child: pid_t = 0
        guard posix_spawn(&child, arguments[0], nil, nil, pointers, environ) == 0 else { return nil }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) < 0 { guard errno == EINTR else { return nil } }
        guard status == 0 else { return nil }
        #if os(Linux)
            return usage.ru_maxrss
        #else
            return usage.ru_maxrss / 1024
        #endif
    }
}
