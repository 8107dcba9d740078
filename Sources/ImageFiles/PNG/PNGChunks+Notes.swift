import CLibDeflate

extension PNGChunks {
    /// Writes what travels along: iCCP, pHYs and iTXt, which all may stand in front of the pixels.
    func writeNotes(_ notes: PictureNotes) throws {
        if let profile = notes.colorProfile, !profile.isEmpty {
            try write("iCCP", Array("ICC profile".utf8) + [0, 0] + (try compress(profile)))
        }
        if let resolution = notes.resolution, let x = pixelsPerMetre(resolution.x), let y = pixelsPerMetre(resolution.y)
        {
            // The unit 1 is the metre.
            try write("pHYs", bigEndian(x) + bigEndian(y) + [1])
        }
        for (keyword, text) in notes.texts {
            guard let name = keywordBytes(keyword) else {
                throw ImageFileError(
                    file.target.description, "\"\(keyword)\" cannot name a text in a PNG",
                    mend: "use 1 to 79 Latin letters, digits or marks", exitStatus: .cannotCreate)
            }
            // Not compressed, no language, no translated keyword. A zero byte would end nothing here but readers.
            let bytes = text.utf8.filter { $0 != 0 }
            guard bytes.count < Int(Int32.max) - 100 else {
                throw ImageFileError(
                    file.target.description, "the text \"\(keyword)\" is too long for a PNG", exitStatus: .cannotCreate)
            }
            try write("iTXt", name + [0, 0, 0, 0, 0] + bytes)
        }
    }

    /// From pixels an inch.
    private func pixelsPerMetre(_ resolution: Double) -> UInt32? {
        let value = (resolution / 0.0254).rounded()
        guard value >= 1, value <= Double(Int32.max) else { return nil }
        return UInt32(value)
    }

    /// Latin-1, 1 to 79 printing characters, no blank at either end or after another (PNG specification, 11.3.3).
    private func keywordBytes(_ keyword: String) -> [UInt8]? {
        let scalars = keyword.unicodeScalars
        guard (1...79).contains(scalars.count), !keyword.hasPrefix(" "), !keyword.hasSuffix(" "),
            !keyword.contains("  "),
            scalars.allSatisfy({ (0x20...0x7E).contains($0.value) || (0xA1...0xFF).contains($0.value) })
        else { return nil }
        return scalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    private func compress(_ bytes: [UInt8]) throws(ImageFileError) -> [UInt8] {
        let shortage = ImageFileError(
            file.target.description, "there is not enough memory to write it", exitStatus: .inputOutput)
        guard let compressor = libdeflate_alloc_compressor(6) else { throw shortage }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_zlib_compress_bound(compressor, bytes.count)
        return Array(unsafeUninitializedCapacity: bound) { buffer, count in
            count = libdeflate_zlib_compress(compressor, bytes, bytes.count, buffer.baseAddress, bound)
        }
    }
}
