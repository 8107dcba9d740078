import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// The service: routes and what stands before them.
public struct HTTPService: Sendable {
    let workshop: Workshop
    let runner: JobRunner

    /// - Throws: when the spool folder cannot be made.
    public init(_ settings: ServiceSettings) throws {
        workshop = try Workshop(settings)
        runner = JobRunner(workshop)
    }

    /// All routes. Exporters, models and their options come from their registries.
    func router() -> Router<ServiceContext> {
        let settings = workshop.settings
        let router = Router(context: ServiceContext.self)
        router.add(middleware: HeadMiddleware())
        router.add(middleware: SecurityHeadersMiddleware())
        router.add(middleware: StallMiddleware(seconds: settings.limits.idleSeconds))
        router.add(middleware: RequestLogMiddleware(metrics: workshop.metrics))
        router.add(middleware: ProblemMiddleware())
        router.add(middleware: OriginMiddleware(isLoopback: settings.isLoopback))
        router.add(middleware: AuthorizationMiddleware(token: settings.token))
        var routes = RouteTable(router)
        ProbeRoutes(workshop: workshop).add(to: &routes)
        SchemaRoutes(asksForToken: settings.token != nil).add(to: &routes)
        ExportRoutes(workshop: workshop).add(to: &routes)
        JobRoutes(workshop: workshop, runner: runner).add(to: &routes)
        PageFiles(folder: settings.page, three: settings.three).add(to: &routes)
        routes.refuseOtherMethods()
        return router
    }

    /// Serves until SIGTERM or SIGINT; then requests that have come are answered and the job that runs is waited for.
    /// - Parameter announce: told the port when the service listens.
    public func run(logger: Logger, announce: @escaping @Sendable (Int) -> Void) async throws {
        // The last is told first that the service stops.
        var group = ServiceGroupConfiguration(
            services: [
                .init(service: runner), .init(service: application(logger: logger, announce: announce)),
                .init(service: Draining(workshop: workshop), successTerminationBehavior: .ignore),
            ], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = .seconds(workshop.settings.limits.drainSeconds * 2 + 5)
        try await ServiceGroup(configuration: group).run()
        workshop.pool.stop()
    }

    private func application(
        logger: Logger, announce: @escaping @Sendable (Int) -> Void
    ) -> some ApplicationProtocol {
        let limits = workshop.settings.limits
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [HeadDeadline(seconds: limits.idleSeconds), DepartureWatch()],
            idleTimeout: .seconds(Int64(limits.idleSeconds)),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
        let workshop = workshop
        return Application(
            router: router(), server: .http1(configuration: channel),
            configuration: ApplicationConfiguration(
                address: .hostname(workshop.settings.host, port: workshop.settings.port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
            onServerRunning: { channel in
                announce(channel.localAddress?.port ?? 0)
                await workshop.warmUp()
            },
            logger: logger)
    }
}
