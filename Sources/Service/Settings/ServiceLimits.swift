/// What one request, one client and the whole service may take.
public struct ServiceLimits: Sendable {
    /// Of one request's body.
    public var bodyBytes = 256 << 20
    /// Of one picture.
    public var pixels = 120_000_000
    /// Of the size at which a network sees a photo, the longer side.
    public var inputSide = 1024
    /// For a body to come.
    public var uploadSeconds = 120
    /// For a connection on which nothing comes.
    public var idleSeconds = 30
    /// For a request's work, waiting included.
    public var workSeconds = 300
    /// Requests and jobs that are worked on at a time.
    public var workers = 2
    /// Requests that may wait for a worker.
    public var queue = 32
    public var connections = 1024
    /// For the depth of photos seen lately.
    public var cacheBytes = 512 << 20
    /// For a job's work, without the wait.
    public var jobWorkSeconds = 1800
    /// Jobs that a client may have waiting and running.
    public var jobsPerClient = 8
    /// Jobs that may wait and run in all.
    public var jobs = 64
    /// For the files of jobs.
    public var spoolBytes = 4 << 30
    /// For which a finished job's files are kept.
    public var jobSeconds = 24 * 3600
    /// For which work goes on after a signal to stop.
    public var drainSeconds = 30

    public init() {}
}
