import Files
import Foundation
import Testing

@testable import Service

@Suite struct OrderTests {
    private let folder: WorkFolder

    init() throws { folder = try WorkFolder(in: NSTemporaryDirectory()) }

    private func order(_ exporters: [String], _ fields: [(String, String)], files: [String] = ["image"]) throws
        -> ExportOrder
    {
        var submission = Submission(folder: folder)
        submission.fields = fields.map { .init(name: $0.0, value: $0.1) }
        submission.isForSeveral = exporters.count > 1
        for file in files { submission.files[file] = folder.file("upload-\(file)") }
        return try submission.translatingFaults {
            try ExportOrder(exporters, from: submission, rules: ServerRules(pixels: 1000, inputSide: 512))
        }
    }

    @Test func optionsReachTheirOwners() throws {
        let order = try order(
            ["contour"], [("near", "0.5"), ("levels", "7"), ("labels", "false"), ("format", "PDF".lowercased())])
        #expect(order.scene.calibration.near == 0.5)
        #expect(order.items.map(\.fileName) == ["photo.contour.pdf"])
        #expect(order.scene.photo.maximumPixels == 1000)
    }

    @Test func theNetworksInputMayBeChosen() throws {
        let order = try order(["ply"], [("input-size", "512x384"), ("single-pass", "true")])
        #expect(order.scene.model.facts.inputSize?.width == 512)
        #expect(order.scene.model.facts.inputSize?.height == 384)
        #expect(order.scene.model.singlePass)
    }

    @Test func whatIsKeptIsNotMixedUp() throws {
        for near in ["0.5", "0.25", "0.5"] {
            #expect(try order(["ply"], [("near", near)]).scene.calibration.near == Double(near))
        }
        #expect(try order(["ply"], []).scene.calibration.near == nil)
        // The same arguments for two exporters are two kinds of options.
        for exporter in ["heatmap", "mask", "heatmap"] {
            #expect(try order([exporter], []).items.map(\.fileName) == ["photo.\(exporter).png"])
        }
    }

    @Test func severalKeepTheirOptionsApart() throws {
        let order = try order(
            ["heatmap", "mask", "ply"], [("heatmap.format", "jpg"), ("heatmap.quality", "50"), ("mask.to", "2")])
        #expect(order.items.map(\.fileName) == ["photo.heatmap.jpg", "photo.mask.png", "photo.ply"])
    }

    @Test(arguments: [
        ("near", "abc", "--near"), ("nea", "1", "did you mean near?"),
        ("model-file", "/etc/passwd", "chosen by the service"),
        ("calibration", "/etc/passwd", "no file of the server"), ("depth", "/etc/passwd", "no file of the server"),
        ("threads", "64", "chosen by the service"), ("input-size", "513", "above the limit of 512 pixels"),
        ("input-size", "64x4096", "above the limit"), ("input-size", "0", "--input-size"),
        ("single-pass", "true", "--input-size"), ("ascii", "maybe", "neither true nor false"),
        ("format", "exe", "format"), ("to", "ply", "no option"), ("ply.levels", "1", "no option"),
    ]) func whatIsWrongIsSaid(name: String, value: String, words: String) throws {
        let error = #expect(throws: (any Error).self) { try order(["ply"], [(name, value)]) }
        let fault = try? #require(error as? any Fault)
        #expect(fault?.description.contains(words) == true)
    }

    @Test func depthMayComeWithoutAPhoto() throws {
        #expect(try order(["ply"], [("depth-is", "metres")], files: ["depth"]).scene.depthFile.depth == "depth")
        #expect(throws: ServiceFault.self) { try order(["ply"], [], files: []) }
        #expect(throws: ServiceFault.self) { try order(["ply"], [], files: ["image", "baseline"]) }
        #expect(throws: ServiceFault.self) { try order(["ply", "ply"], []) }
    }

    @Test func pathsAreNotTold() {
        var submission = Submission(folder: folder)
        submission.files["baseline"] = folder.file("upload-2")
        let text = submission.named("\(folder.file("upload-2")): no; \(folder.file("output/photo.ply"))")
        #expect(text == "baseline: no; output/photo.ply")
    }
}
