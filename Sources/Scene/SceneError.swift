import Files

/// Why a photo, a depth map, a camera and a calibration do not make a scene.
public struct SceneError: Fault {
    public let subject: String
    public let cause: String
    public let mend: String
    public let exitStatus: ExitStatus

    public init(_ subject: String, _ cause: String, mend: String = "", exitStatus: ExitStatus = .badData) {
        self.subject = subject
        self.cause = cause
        self.mend = mend
        self.exitStatus = exitStatus
    }
}
