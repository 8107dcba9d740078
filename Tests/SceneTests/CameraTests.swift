import Testing

@testable import Scene

@Suite struct CameraTests {
    @Test func fieldOfViewAndFocalLengthAgree() {
        let camera = Camera(horizontalFieldOfView: 90, width: 800, height: 600, source: .stated)
        #expect(abs(camera.fx - 400) < 1e-9)
        #expect(abs(camera.horizontalFieldOfView - 90) < 1e-9)
        #expect(camera.cx == 400 && camera.cy == 300)
    }

    @Test func equivalentFocalLengthGoesByTheDiagonal() {
        // 36 mm on a 3:2 picture spans the film's width exactly: f = width.
        let camera = Camera(focalLength35mm: 36, width: 3000, height: 2000, source: .exif)
        #expect(abs(camera.fx - 3000) < 1e-9)
    }

    @Test func theAssumedViewSpansTheLongerSide() {
        let wide = Camera(assumedForWidth: 400, height: 300)
        let tall = Camera(assumedForWidth: 300, height: 400)
        #expect(abs(wide.horizontalFieldOfView - 60) < 1e-9)
        #expect(wide.fx == tall.fy)
    }

    @Test func resizingKeepsTheView() {
        let camera = Camera(fx: 500, fy: 510, cx: 310, cy: 250, width: 640, height: 480, source: .stated)
        let half = camera.resized(width: 320, height: 240)
        #expect(half.ray(x: 50, y: 60) == camera.ray(x: 100, y: 120))
    }
}
