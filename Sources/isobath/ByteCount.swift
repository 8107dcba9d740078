/// Sizes for people.
enum ByteCount {
    /// Such as `812 B`, `4.1 MB`, `180 MB`: powers of 1000, three digits.
    static func text(_ bytes: Int) -> String {
        var value = Double(bytes)
        var unit = "B"
        for larger in ["kB", "MB", "GB"] where value >= 999.5 {
            value /= 1000
            unit = larger
        }
        guard unit != "B", value < 9.95 else { return "\(Int(value.rounded())) \(unit)" }
        return "\((value * 10).rounded() / 10) \(unit)"
    }
}
