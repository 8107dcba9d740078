import Hummingbird

/// Whether the service lives, whether it can work, and what it has counted.
struct ProbeRoutes {
    let workshop: Workshop

    func add(to routes: inout RouteTable) {
        routes.on(.get, "/healthz") { _, _ in try JSONAnswer.response(["status": "ok"]) }
        routes.on(.get, "/readyz") { [workshop] _, _ in
            guard let obstacle = workshop.state.obstacle else { return try JSONAnswer.response(["status": "ready"]) }
            return try JSONAnswer.response(
                ["status": "not ready", "reason": obstacle], status: .serviceUnavailable,
                headers: [.retryAfter: "2"])
        }
        routes.on(.get, "/metrics") { [workshop] _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: ResponseBody(
                    byteBuffer: ByteBuffer(string: workshop.metrics.text(gauges: gauges(of: workshop)))))
        }
    }
}

private func gauges(of workshop: Workshop) -> [Metrics.Gauge] {
    let (waiting, busy) = workshop.pool.load
    let cache = workshop.cache.size
    let jobs = workshop.board.summary
    return [
        .init(name: "isobath_queue_length", help: "Requests that wait for a worker.", value: Double(waiting)),
        .init(name: "isobath_workers_busy", help: "Workers at work.", value: Double(busy)),
        .init(name: "isobath_depth_cache_entries", help: "Depth maps that are kept.", value: Double(cache.entries)),
        .init(name: "isobath_depth_cache_bytes", help: "Memory of the depth that is kept.", value: Double(cache.bytes)),
        .init(name: "isobath_spool_bytes", help: "What finished jobs take on disk.", value: Double(jobs.bytes)),
    ]
        + JobRecord.State.allCases.filter { $0 != .cancelled }.map { state in
            .init(
                name: "isobath_jobs_\(state.rawValue)", help: "Jobs that are \(state.rawValue).",
                value: Double(jobs.states[state] ?? 0))
        } + ProcessGauges.all
}
