extension ColorMap {
    /// The 11 classes of Spectral by Cynthia Brewer, Mark Harrower and The Pennsylvania State University
    /// (ColorBrewer 2.0; Apache-2.0), with straight lines between them.
    static let spectralTable: [RGB8] = interpolate([
        0x5E4FA2, 0x3288BD, 0x66C2A5, 0xABDDA4, 0xE6F598, 0xFFFFBF, 0xFEE08B, 0xFDAE61, 0xF46D43, 0xD53E4F, 0x9E0142,
    ])

    /// A table from evenly spaced colours, two or more.
    private static func interpolate(_ stops: [UInt32]) -> [RGB8] {
        let stops = expand(stops)
        return (0..<tableSize).map { step in
            let position = Double(step) / Double(tableSize - 1) * Double(stops.count - 1)
            let left = min(Int(position), stops.count - 2)
            let share = position - Double(left)
            func mix(_ channel: KeyPath<RGB8, UInt8>) -> UInt8 {
                let start = Double(stops[left][keyPath: channel])
                let end = Double(stops[left + 1][keyPath: channel])
                return UInt8((start + (end - start) * share).rounded())
            }
            return RGB8(red: mix(\.red), green: mix(\.green), blue: mix(\.blue))
        }
    }
}
