import Scene
import Testing
@testable import Exporters

@Suite struct GeometryNotesTests {
    @Test func longRecordsAreCutIntoLinesThatJoinAgain() {
        let name = "a name  with   blanks and Übergröße, " + String(repeating: "x y ", count: 200)
        var scene = GeometryScene.steps()
        scene = Scene(
            name: scene.name, photo: scene.photo, depth: scene.depth, origin: DepthOrigin(file: name),
            camera: scene.camera, calibration: scene.calibration)
        let lines = GeometryNotes(scene: scene, axes: .openGL).lines
        let mark = DepthRecord.keyword + " "
        let record = lines.filter { $0.hasPrefix(mark) }.map { $0.dropFirst(mark.count) }
        #expect(record.count > 4)
        #expect(DepthRecord(json: record.joined()) == DepthRecord(scene: scene))
        for line in lines {
            #expect(line.utf8.count <= GeometryNotes.longestLine)
            #expect(line.last != " ")
        }
        #expect(lines[0] == "axes: x right, y up, z backward, right-handed; the camera is at the origin")
    }
}
