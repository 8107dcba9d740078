import Foundation
import Pipeline

/// What the service counts, for `GET /metrics`.
final class Metrics: @unchecked Sendable {
    /// Things that only grow.
    enum Counter: String, CaseIterable {
        case inferences = "isobath_inferences_total"
        case cacheHits = "isobath_depth_cache_hits_total"
        case cacheMisses = "isobath_depth_cache_misses_total"
        case refusals = "isobath_queue_refusals_total"
        case cancellations = "isobath_cancellations_total"

        var help: String {
            switch self {
            case .inferences: "Photos that a network has seen."
            case .cacheHits: "Photos whose depth was known from before."
            case .cacheMisses: "Photos whose depth was not known."
            case .refusals: "Requests refused because too many waited."
            case .cancellations: "Requests whose client went before the answer."
            }
        }
    }

    private let lock = NSLock()
    private var counters: [Counter: Int] = [:]
    private var requests: [RequestKey: Int] = [:]
    private var requestSeconds: [String: Histogram] = [:]
    private var stageSeconds: [String: Histogram] = [:]

    struct RequestKey: Hashable {
        let method: String
        /// The route's pattern, never what a client wrote: there must not be a line for each address that anyone tries.
        let route: String
        let status: Int
    }

    func add(to counter: Counter, _ amount: Int = 1) {
        lock.withLock { counters[counter, default: 0] += amount }
    }

    func observe(stage: StageTiming) {
        lock.withLock { stageSeconds[stage.stage, default: Histogram()].add(stage.milliseconds / 1000) }
    }

    func observe(request: RequestKey, seconds: Double) {
        lock.withLock {
            requests[request, default: 0] += 1
            requestSeconds[request.route, default: Histogram()].add(seconds)
        }
    }

    func value(of counter: Counter) -> Int { lock.withLock { counters[counter] ?? 0 } }

    /// Everything, with what else there is to tell of the moment.
    func text(gauges: [Gauge]) -> String {
        lock.withLock {
            var text = PrometheusText()
            text.family("isobath_http_requests_total", "counter", "Requests answered.")
            for (key, count) in requests.sorted(by: { "\($0.key)" < "\($1.key)" }) {
                text.sample(
                    "isobath_http_requests_total", Double(count),
                    [("method", key.method), ("route", key.route), ("status", String(key.status))])
            }
            text.histograms(
                "isobath_http_request_seconds", "From a request's head to the head of its answer.", "route",
                requestSeconds)
            text.histograms("isobath_stage_seconds", "What stages of the work took.", "stage", stageSeconds)
            for counter in Counter.allCases {
                text.family(counter.rawValue, "counter", counter.help)
                text.sample(counter.rawValue, Double(counters[counter] ?? 0), [])
            }
            for gauge in gauges {
                text.family(gauge.name, gauge.isCounter ? "counter" : "gauge", gauge.help)
                text.sample(gauge.name, gauge.value, [])
            }
            return text.text
        }
    }

    /// A value of the moment.
    struct Gauge {
        let name: String
        let help: String
        let value: Double
        var isCounter = false
    }
}

/// How often something took how long.
struct Histogram {
    /// Seconds, the upper ends of the buckets.
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
    private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
    private(set) var sum = 0.0

    var count: Int { counts.reduce(0, +) }

    mutating func add(_ seconds: Double) {
        counts[Histogram.bounds.firstIndex { seconds <= $0 } ?? Histogram.bounds.count] += 1
        sum += seconds
    }
}
