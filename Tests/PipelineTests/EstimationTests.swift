import DepthModels
import Raster
import Testing

@testable import Pipeline

@Suite struct EstimationTests {
    @Test(.enabled(if: (try? OpenVINOLibrary.shared()) != nil, "OpenVINO is not installed; run `make openvino`"))
    func onlyWhatWasDoneIsAStage() async throws {
        let estimation = Estimation(options: try ModelOptions.parse(["--no-model-cache"]))
        let photo = Plane<RGB8>(width: 64, height: 48, repeating: RGB8(red: 90, green: 120, blue: 60))
        let work = ["prepare", "infer", "resize"]
        #expect(try estimation.depth(of: photo).stages.map(\.stage) == ["load model", "compile"] + work)
        #expect(try estimation.depth(of: photo).stages.map(\.stage) == work)
        // Another shape of input is another compiled network.
        let turned = Plane<RGB8>(width: 48, height: 64, repeating: .white)
        #expect(try estimation.depth(of: turned).stages.map(\.stage) == ["compile"] + work)
    }
}
