/// How the service is run.
public struct ServiceSettings: Sendable {
    public var host = "127.0.0.1"
    /// 0 lets the system choose.
    public var port = 8080
    /// What clients must know; nil lets everybody in.
    public var token: AccessToken?
    public var limits = ServiceLimits()
    /// For the files of requests and jobs; made unless it is there.
    public var spool: String
    /// The folder of the page, when there is one.
    public var page: String?
    /// The folder of three.js, with which the page shows scenes in three dimensions, when there is one.
    public var three: String?
    /// OpenVINO's name of a device; nil is the command's default.
    public var device: String?
    /// Threads of the network; nil is all cores.
    public var threads: Int?
    /// Whether compiled networks are kept on disk.
    public var keepsCompiledNetworks = true

    public init(spool: String) {
        self.spool = spool
    }

    /// Whether only programs on this computer can connect.
    public var isLoopback: Bool {
        OriginMiddleware.isLoopbackName(host.contains(":") ? "[\(host)]" : host)
    }
}
