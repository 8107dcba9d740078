/// Writes Prometheus' text format, version 0.0.4.
struct PrometheusText {
    private(set) var text = ""

    mutating func family(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    mutating func sample(_ name: String, _ value: Double, _ labels: [(String, String)]) {
        let list = labels.map { "\($0.0)=\"\(PrometheusText.escaped($0.1))\"" }.joined(separator: ",")
        let number = value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
        text += "\(name)\(list.isEmpty ? "" : "{\(list)}") \(number)\n"
    }

    mutating func histograms(_ name: String, _ help: String, _ label: String, _ histograms: [String: Histogram]) {
        family(name, "histogram", help)
        for (value, histogram) in histograms.sorted(by: { $0.key < $1.key }) {
            var total = 0
            for (count, bound) in zip(histogram.counts, Histogram.bounds.map { String($0) } + ["+Inf"]) {
                total += count
                sample("\(name)_bucket", Double(total), [(label, value), ("le", bound)])
            }
            sample("\(name)_sum", histogram.sum, [(label, value)])
            sample("\(name)_count", Double(total), [(label, value)])
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
