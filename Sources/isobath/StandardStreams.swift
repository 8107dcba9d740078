import Files
import Foundation

/// Writing to standard output and standard error, which may be full, closed or a broken pipe.
enum StandardStreams {
    /// Gives the standard descriptors that are closed a place to go, so that no file of ours gets their numbers.
    static func openAll() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            // Takes the lowest free number, which is this one.
            _ = open("/dev/null", O_RDWR)
        }
    }

    /// Writes to standard error. What cannot be written is lost: there is nobody left to tell.
    static func note(_ text: String) {
        _ = write(text, to: STDERR_FILENO)
    }

    /// Writes a result and a line's end to standard output.
    static func result(_ text: String) throws(FileError) {
        let code = write(text + "\n", to: STDOUT_FILENO)
        guard code == 0 else {
            throw FileError(
                "standard output", "cannot be written (\(String(cString: strerror(code)).lowercased()))",
                mend: code == ENOSPC ? "make room" : "", exitStatus: .inputOutput)
        }
    }

    /// Returns 0 or the error's number.
    private static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return errno }
            rest = rest.dropFirst(count)
        }
        return 0
    }
}
