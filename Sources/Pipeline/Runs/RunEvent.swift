import Exporters

/// Something that happened during a run, for whoever watches it. Events of several photos may mix.
public enum RunEvent: Sendable {
    /// A stage of a photo began: "reading", "estimating", "exporting ply".
    case began(stage: String, input: String)
    /// Something that the user should read.
    case warning(String)
    case exported(ExportReport, exporter: String, input: String)
    case failed(RunReport.Failure, input: String)
}
