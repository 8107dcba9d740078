extension PNGReader {
    /// The grey levels, upright, with the texts.
    func readSampleImage(limits: DecodeLimits) throws(ImageFileError) -> SampleImage {
        let values = try readSamples(limits: limits)
        let metadata = metadata
        return SampleImage(
            values: values.upright(Orientation(tag: metadata.orientation)),
            sampleType: metadata.bitDepth <= 8 ? "uint8" : "uint16", format: "PNG", isInteger: true,
            texts: metadata.texts)
    }
}
