import Files
import ImageFiles

/// The limit on pixels for pictures that an exporter reads by itself, with limits of the command line's.
enum PictureLimit {
    /// Throws when an upload beside the photo and the depth file is a picture with more pixels than that.
    static func check(_ submission: Submission, pixels limit: Int) throws {
        for (field, path) in submission.files where field != Submission.image && field != Submission.depth {
            let file = InputFile(name: field, bytes: try InputFile(path: path).bytes)
            // What is no picture is refused by whoever wants one.
            guard let size = try? PhotoFile.inspect(file) else { continue }
            let (pixels, overflow) = size.storedWidth.multipliedReportingOverflow(by: size.storedHeight)
            guard overflow || pixels > limit else { continue }
            throw ServiceFault(
                field, "claims \(size.storedWidth)x\(size.storedHeight) pixels, more than the limit of \(limit)",
                status: .unprocessableContent, exitStatus: .badData)
        }
    }
}
