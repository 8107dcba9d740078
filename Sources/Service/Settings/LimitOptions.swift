import ArgumentParser

/// What requests may take. The same numbers as in ``ServiceLimits``, in units for people.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The largest body of a request.", valueName: "MiB"))
    var maxBody = 256

    @Option(help: ArgumentHelp("Refuse pictures with more pixels than this.", valueName: "count"))
    var maxPixels = 120_000_000

    @Option(
        help: ArgumentHelp(
            "The largest input-size that a request may ask for; the work grows with its square.", valueName: "pixels"))
    var maxInputSize = 1024

    @Option(help: ArgumentHelp("How long a request's body may take to come.", valueName: "seconds"))
    var uploadTime = 120

    @Option(
        help: ArgumentHelp(
            "How long a connection may be silent, and the head of a request may take to come.", valueName: "seconds"))
    var idleTime = 30

    @Option(help: ArgumentHelp("How long a request may wait and be worked on.", valueName: "seconds"))
    var workTime = 300

    @Option(
        help: ArgumentHelp(
            "Requests that are worked on at a time; the network runs for each on its share of the cores.",
            valueName: "count"))
    var workers = 2

    @Option(help: ArgumentHelp("Requests that may wait; more are refused at once.", valueName: "count"))
    var queue = 32

    @Option(help: ArgumentHelp("Connections at a time.", valueName: "count"))
    var connections = 1024

    @Option(help: ArgumentHelp("Memory for the depth of photos seen lately; 0 keeps none.", valueName: "MiB"))
    var cache = 512

    @Option(help: ArgumentHelp("Jobs that may wait and run; more are refused at once.", valueName: "count"))
    var jobs = 64

    @Option(help: ArgumentHelp("Jobs of one address that may wait and run.", valueName: "count"))
    var jobsPerClient = 8

    @Option(help: ArgumentHelp("How long a job may be worked on.", valueName: "seconds"))
    var jobTime = 1800

    @Option(help: ArgumentHelp("How long a finished job's files are kept.", valueName: "hours"))
    var keepJobs = 24

    @Option(
        help: ArgumentHelp(
            "Room for the files of finished jobs, of which the oldest go first, and as much again for uploads.",
            valueName: "MiB"))
    var maxSpool = 4096

    @Option(
        help: ArgumentHelp(
            "How long work goes on after a signal to stop; jobs go on after the next start.", valueName: "seconds"))
    var drainTime = 30

    init() {}

    func validate() throws {
        for (name, value, least) in [
            ("--max-body", maxBody, 1), ("--max-pixels", maxPixels, 1), ("--max-input-size", maxInputSize, 1),
            ("--upload-time", uploadTime, 1),
            ("--idle-time", idleTime, 1), ("--work-time", workTime, 1), ("--workers", workers, 1),
            ("--queue", queue, 0),
            ("--connections", connections, 1), ("--cache", cache, 0), ("--jobs", jobs, 0),
            ("--jobs-per-client", jobsPerClient, 0), ("--job-time", jobTime, 1), ("--keep-jobs", keepJobs, 0),
            ("--max-spool", maxSpool, 1), ("--drain-time", drainTime, 0),
        ] where !(least...1_000_000_000).contains(value) {
            throw ValidationError("\(name) needs a number of \(least) to 1000000000.")
        }
        if workers > 256 { throw ValidationError("--workers needs a count of 1 to 256.") }
    }

    var limits: ServiceLimits {
        var limits = ServiceLimits()
        limits.bodyBytes = maxBody << 20
        limits.pixels = maxPixels
        limits.inputSide = maxInputSize
        limits.uploadSeconds = uploadTime
        limits.idleSeconds = idleTime
        limits.workSeconds = workTime
        limits.workers = workers
        limits.queue = queue
        limits.connections = connections
        limits.cacheBytes = cache << 20
        limits.jobs = jobs
        limits.jobsPerClient = jobsPerClient
        limits.jobWorkSeconds = jobTime
        limits.jobSeconds = keepJobs * 3600
        limits.spoolBytes = maxSpool << 20
        limits.drainSeconds = drainTime
        return limits
    }
}
