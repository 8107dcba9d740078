import ArgumentParser

/// `1.5,4`: rising distances above 0 divided by commas, 1 to 100 of them, in the unit of a scene's calibration.
struct DistanceList: ExpressibleByArgument, Sendable, Equatable {
    let distances: [Double]

    init(_ distances: [Double]) { self.distances = distances }

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        let numbers = parts.compactMap { $0 }
        guard numbers.count == parts.count, (1...100).contains(numbers.count),
            numbers.allSatisfy({ $0 > 0 && $0.isFinite }), zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        distances = numbers
    }

    var defaultValueDescription: String {
        distances.map { $0 == $0.rounded() ? String(Int($0)) : String($0) }.joined(separator: ",")
    }
}
