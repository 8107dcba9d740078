import Foundation

/// What the system says of this process, under the names that Prometheus' own clients use.
enum ProcessGauges {
    #if canImport(Glibc)
        private static let current = __rusage_who_t(RUSAGE_SELF.rawValue)
    #else
        private static let current = RUSAGE_SELF
    #endif
    private static let start = Date().timeIntervalSince1970

    static var all: [Metrics.Gauge] {
        var gauges = [
            Metrics.Gauge(
                name: "process_start_time_seconds", help: "When the process began, in seconds since 1970.",
                value: start)
        ]
        var usage = rusage()
        if getrusage(current, &usage) == 0 {
            func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
            gauges.append(
                .init(
                    name: "process_cpu_seconds_total", help: "Processor time spent.",
                    value: seconds(usage.ru_utime) + seconds(usage.ru_stime), isCounter: true))
        }
        if let bytes = residentBytes {
            gauges.append(
                .init(
                    name: "process_resident_memory_bytes", help: "Memory that the process holds.",
                    value: Double(bytes)))
        }
        return gauges
    }

    /// From /proc, where there is one; its second number counts pages.
    private static var residentBytes: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let numbers = text.split(separator: " ")
        return numbers.count > 1 ? Int(numbers[1]).map { $0 * sysconf(Int32(_SC_PAGESIZE)) } : nil
    }
}
