import Exporters
import Files
import Scene

/// What a run did, for people and for `--json`.
public struct RunReport: Encodable, Sendable {
    public var software = Software.nameAndVersion
    public var photos: [PhotoReport] = []

    /// What became of one photo.
    public struct PhotoReport: Encodable, Sendable {
        public var input: String
        /// Missing when the photo could not be read or estimated.
        public var scene: SceneFacts?
        public var stages: [StageTiming] = []
        public var exports: [ExportOutcome] = []
        public var warnings: [String] = []
        public var failure: Failure?
    }

    /// What became of one export.
    public struct ExportOutcome: Encodable, Sendable {
        public var exporter: String
        public var milliseconds: Double
        public var report: ExportReport?
        public var failure: Failure?
    }

    /// An error, as it is printed.
    public struct Failure: Encodable, Sendable {
        public var message: String
        public var exitStatus: Int32

        init(_ error: any Error) {
            let fault = error as? any Fault
            message = fault?.description ?? String(describing: error)
            exitStatus = (fault?.exitStatus ?? .inputOutput).rawValue
        }
    }

    /// Every failure, in order.
    public var failures: [Failure] {
        photos.flatMap { photo in [photo.failure].compactMap { $0 } + photo.exports.compactMap(\.failure) }
    }

    /// 0 when all went well, else the status of the first failure.
    public var exitStatus: Int32 { failures.first?.exitStatus ?? 0 }
}
