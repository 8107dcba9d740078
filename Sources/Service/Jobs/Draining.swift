import ServiceLifecycle

/// Says to all requests that the service stops, before it stops.
struct Draining: Service {
    let workshop: Workshop

    func run() async throws {
        try? await gracefulShutdown()
        workshop.state.drain()
        workshop.board.dismissWatchers()
    }
}
