import Testing

@testable import DepthModels

struct SizeRuleTests {
    @Test(arguments: [
        ("midas-small", 4032, 3024, 256, 256), ("midas-large", 1920, 1080, 384, 384),
        ("dpt-hybrid-384", 4032, 3024, 512, 384), ("dpt-hybrid-384", 1920, 1080, 672, 384),
        ("dpt-hybrid", 1920, 1080, 384, 384), ("depth-anything-v2-small", 4032, 3024, 686, 518),
        ("depth-anything-small", 1920, 1080, 924, 518), ("depth-anything-small", 1080, 1920, 518, 924),
        ("starter", 4032, 3024, 256, 192), ("starter", 1920, 1080, 256, 128), ("starter", 300, 300, 256, 256),
        ("starter", 5000, 10, 256, 32), ("starter", 1, 1, 256, 256),
    ])
    func isTheReferences(model: String, width: Int, height: Int, inputWidth: Int, inputHeight: Int) throws {
        let size = try Catalogue.builtIn().model(named: model).input.size(photoWidth: width, photoHeight: height)
        #expect(size == InputSize(width: inputWidth, height: inputHeight))
    }

    /// 144 / 32 = 4.5 goes to the even multiple.
    @Test func roundsHalvesToEven() {
        let rule = InputRule(rule: .upperBound, width: 256, height: 256, multipleOf: 32)
        #expect(rule.size(photoWidth: 1920, photoHeight: 1080) == InputSize(width: 256, height: 128))
        #expect(rule.size(photoWidth: 4032, photoHeight: 3024) == InputSize(width: 256, height: 192))
    }

    @Test(arguments: ["dpt-large-384", "depth-anything-v2-small"]) func capsPanoramas(model: String) throws {
        let rule = try Catalogue.builtIn().model(named: model).input
        for (width, height) in [(4000, 500), (500, 4000), (60000, 100), (60000, 1), (1, 60000), (100_000_000, 2)] {
            let size = rule.size(photoWidth: width, photoHeight: height)
            #expect(size.width * size.height <= rule.maximumPixels ?? 0)
            #expect(size.width % rule.multipleOf == 0 && size.height % rule.multipleOf == 0)
            #expect(size.width >= rule.multipleOf && size.height >= rule.multipleOf)
        }
        // The aspect is kept as well as multiples allow.
        let panorama = rule.size(photoWidth: 4000, photoHeight: 500)
        #expect(panorama.isCapped)
        #expect(abs(Double(panorama.width) / Double(panorama.height) - 8) < 0.7)
    }

    @Test func oneStatedSideMeansBoth() throws {
        var facts = ModelFacts()
        facts.height = 518
        facts.rule = .lowerBound
        facts.multipleOf = 14
        let blank = ModelDescription(name: "net", summary: "", file: "", licence: .init(identifier: "unknown"))
        let size = try facts.applied(to: blank).input.size(photoWidth: 400, photoHeight: 300)
        #expect(size == InputSize(width: 686, height: 518))
    }
}
