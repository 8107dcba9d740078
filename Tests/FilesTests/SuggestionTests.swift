import Testing

@testable import Files

@Suite struct SuggestionTests {
    @Test func nearestNameIsFound() {
        let names = ["heatmap", "contour", "ply", "obj"]
        #expect(Suggestion.nearest(to: "haetmap", among: names) == "heatmap")
        #expect(Suggestion.nearest(to: "cont", among: names) == "contour")
        #expect(Suggestion.nearest(to: "xylophone", among: names) == nil)
    }

    @Test func distancesCountEdits() {
        #expect(Suggestion.editDistance("ply", "ply") == 0)
        #expect(Suggestion.editDistance("ply", "lpy") == 1)
        #expect(Suggestion.editDistance("", "abc") == 3)
        #expect(Suggestion.editDistance("kitten", "sitting") == 3)
    }
}
