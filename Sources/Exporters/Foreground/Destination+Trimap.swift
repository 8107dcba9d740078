import Files
import ImageFiles
import Scene

extension Destination {
    /// Begins to write the trimap beside the main file, when it is wanted.
    func openTrimap(_ options: MattingOptions) throws -> OutputFile? {
        options.saveTrimap ? try open(try companion(suffix: "-trimap.png")) : nil
    }

    /// The same destination, which replaces neither the trimap nor the mask from elsewhere.
    func sparing(_ options: MattingOptions) -> Destination { sparing(options.trimap).sparing(options.mask) }
}

extension ExportReport {
    /// Writes the main file and the trimap so that either both appear or none.
    /// - Parameter trimap: nil without full matting.
    static func files(
        committing file: OutputFile, mediaType: String, trimap: Trimap?, to trimapFile: OutputFile?
    ) throws -> [WrittenFile] {
        guard let trimapFile, let trimap else { return [try .init(committing: file, mediaType: mediaType)] }
        try PNGFile.write(trimap.labels, to: trimapFile)
        try trimapFile.flush()
        try file.flush()
        return [
            try .init(committing: file, mediaType: mediaType),
            try .init(committing: trimapFile, mediaType: FileType.png.mediaType),
        ]
    }
}
