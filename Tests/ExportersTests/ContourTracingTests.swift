import Foundation
import Raster
import Testing

@testable import Exporters

@Suite struct ContourTracingTests {
    private func trace(_ field: Plane<Float>, _ levels: [Float], tolerance: Double = 0) throws -> [Isoline] {
        try IsolineTracer(tolerance: tolerance).isolines(of: field, levels: levels)
    }

    @Test(arguments: [0, 0.1, 0.5]) func linesOfAPlaneLieOnIt(tolerance: Double) throws {
        let field = ContourFields.plane(60, 40) { x, y in x + 0.4 * y }
        let lines = try trace(field, [10, 20.4, 33.6, 50], tolerance: tolerance)
        #expect(lines.map(\.level) == [0, 1, 2, 3])
        for line in lines {
            let level = [10, 20.4, 33.6, 50][line.level]
            for point in line.points {
                let off = abs(point.pixelX + 0.4 * point.pixelY - level) / 1.16.squareRoot()
                #expect(off < 0.0015)
            }
            #expect(!line.isClosed)
        }
        if tolerance > 0 { #expect(lines.allSatisfy { $0.points.count == 2 }) }
    }

    @Test(arguments: [0, 0.25]) func linesOfAConeAreCircles(tolerance: Double) throws {
        let field = ContourFields.plane(64, 64) { x, y in hypot(x - 31.7, y - 32.2) }
        let radii: [Float] = [3, 10, 20, 28]
        let lines = try trace(field, radii, tolerance: tolerance)
        #expect(lines.count == 4)
        for line in lines {
            let radius = Double(radii[line.level])
            #expect(line.isClosed)
            #expect(line.points.first == line.points.last)
            #expect(line.points.allSatisfy { abs(hypot($0.pixelX - 31.7, $0.pixelY - 32.2) - radius) < 0.07 })
            #expect(abs(line.length - 2 * .pi * radius) < 0.01 * radius + 0.35)
        }
        #expect(IsolineCheck.faults(of: lines, in: field).isEmpty)
    }

    @Test func largerValuesLieOnTheLeft() throws {
        let rising = try #require(try trace(ContourFields.plane(4, 4) { x, _ in x }, [2.2]).first)
        let (start, end) = (try #require(rising.points.first), try #require(rising.points.last))
        // They lie to the right in the picture, so the line runs down.
        #expect(start.y == 500 && end.y == 3500)
        #expect(start.x == 2200 && end.x == 2200)
    }

    /// A cell whose diagonal corners reach the level: which of them are joined depends on the value at the saddle, here 0.75.
    @Test(arguments: [(Float(0.74), true), (0.75, true), (0.76, false)]) func saddlesFollowTheAsymptoticDecider(
        level: Float, isJoined: Bool
    ) throws {
        let field = Plane<Float>(width: 2, height: 2, pixels: [3, 0, 0, 1])
        let lines = try trace(field, [level])
        #expect(lines.count == 2)
        // The line that crosses the upper side goes on to the right one when it cuts off the top right corner, which
        // does not reach the level, and to the left one when it cuts off the top left corner, which does.
        let upper = try #require(lines.first { $0.points.contains { $0.y == 500 } })
        #expect(upper.points.contains { $0.x == (isJoined ? 1500 : 500) })
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6], [0, 0.25, 3]) func linesNeverTouch(seed: UInt64, tolerance: Double) throws {
        let field = ContourFields.waves(61, 47, seed: seed, length: seed % 2 == 0 ? 30 : 7)
        let levels = (-12...12).map { Float($0) * 0.31 }
        let lines = try trace(field, levels, tolerance: tolerance)
        #expect(lines.count > 20)
        #expect(IsolineCheck.faults(of: lines, in: field) == [])
    }

    @Test(arguments: [1, 2, 3], [0, 0.25, 3]) func plateausGiveLinesToo(seed: UInt64, tolerance: Double) throws {
        var field = ContourFields.steps(40, 40, seed: seed, count: 6)
        for hole in 0..<30 { field.pixels[hole * 53 + Int(seed)] = .nan }
        let lines = try trace(field, [0, 1, 2, 3, 4, 5], tolerance: tolerance)
        #expect(lines.count > 100)
        #expect(lines.allSatisfy { $0.level > 0 })
        #expect(IsolineCheck.faults(of: lines, in: field) == [])
    }

    @Test func manyLevelsOnOneEdgeStayApart() throws {
        let field = Plane<Float>(width: 3, height: 3, pixels: [0, 0, 0, 0, 1000, 0, 0, 0, 0])
        let levels = (1...250).map { Float($0) * 0.01 }
        let lines = try trace(field, levels, tolerance: 0.25)
        #expect(lines.count == 250)
        #expect(lines.allSatisfy { $0.isClosed })
        #expect(IsolineCheck.faults(of: lines, in: field) == [])
    }

    @Test(arguments: [0, 0.25, 5]) func everySampleStaysOnItsSide(tolerance: Double) throws {
        let waves = ContourFields.waves(30, 30, seed: 9, length: 9)
        var field = waves
        // A low rim closes every line.
        for index in 0..<30 {
            (field[index, 0], field[index, 29], field[0, index], field[29, index]) = (-99, -99, -99, -99)
        }
        let levels: [Float] = [-2, -0.5, 0.1, 1.5]
        let lines = try trace(field, levels, tolerance: tolerance)
        #expect(lines.allSatisfy { $0.isClosed })
        for y in 0..<30 {
            for x in 0..<30 {
                for (level, value) in levels.enumerated() {
                    let inside = IsolineCheck.windings(
                        of: lines, level: level, x: Double(x) + 0.5, y: Double(y) + 0.5)
                    #expect(inside == (field[x, y] >= value ? 1 : 0))
                }
            }
        }
    }

    @Test func simplifiedLinesStayWithinTheTolerance() throws {
        let field = ContourFields.waves(80, 60, seed: 4, length: 20)
        let exact = try trace(field, [0.2])
        let simple = try trace(field, [0.2], tolerance: 0.2)
        #expect(simple.reduce(0) { $0 + $1.points.count } < exact.reduce(0) { $0 + $1.points.count } / 2)
        let kept = Set(simple.flatMap(\.points))
        #expect(kept.isSubset(of: Set(exact.flatMap(\.points))))
        for point in exact.flatMap(\.points) {
            let nearest = simple.map { Self.distance(from: point, to: $0) }.min() ?? .infinity
            #expect(nearest <= 0.2001)
        }
    }

    private static func distance(from point: IsolinePoint, to line: Isoline) -> Double {
        zip(line.points, line.points.dropFirst()).map { a, b in
            let (dx, dy) = (b.pixelX - a.pixelX, b.pixelY - a.pixelY)
            let (px, py) = (point.pixelX - a.pixelX, point.pixelY - a.pixelY)
            let share = min(max((px * dx + py * dy) / (dx * dx + dy * dy), 0), 1)
            return hypot(px - share * dx, py - share * dy)
        }.min() ?? .infinity
    }

    /// Bands are 256 rows high at this width, so lines are joined across three borders.
    @Test(arguments: [0, 0.25]) func bandsJoin(tolerance: Double) throws {
        let field = ContourFields.plane(50, 1000) { x, y in hypot((x - 25) * 20, y - 500) }
        let lines = try trace(field, [100, 200, 300, 400, 480], tolerance: tolerance)
        #expect(lines.count == 5)
        #expect(lines.allSatisfy { $0.isClosed })
        #expect(IsolineCheck.faults(of: lines, in: field) == [])

        var waves = ContourFields.waves(50, 1000, seed: 3, length: 25)
        for x in 10..<20 { waves[x, 255] = .nan; waves[x + 15, 256] = .nan }
        let levels: [Float] = [-1, 0, 1]
        let open = try trace(waves, levels, tolerance: tolerance)
        #expect(IsolineCheck.faults(of: open, in: waves) == [])
    }

    @Test func holesInterruptLines() throws {
        var field = ContourFields.plane(20, 20) { x, _ in x }
        for y in 8..<12 { field[9, y] = .nan }
        let lines = try trace(field, [9.9])
        #expect(lines.count == 2)
        // No line in a cell with a corner in the hole.
        #expect(lines.map { [$0.points.first?.pixelY, $0.points.last?.pixelY] } == [[0.5, 7.5], [12.5, 19.5]])
    }

    @Test func fieldsWithoutLines() throws {
        #expect(try trace(Plane(width: 9, height: 9, repeating: 3), [3, 4]).isEmpty)
        #expect(try trace(Plane(width: 9, height: 9, repeating: .nan), [3]).isEmpty)
        #expect(try trace(ContourFields.plane(9, 1) { x, _ in x }, [3]).isEmpty)
        #expect(try trace(ContourFields.plane(1, 9) { _, y in y }, [3]).isEmpty)
        #expect(try trace(Plane(width: 0, height: 0, repeating: 0), [3]).isEmpty)
        #expect(try trace(ContourFields.plane(9, 9) { x, _ in x }, []).isEmpty)
    }

    @Test func extremeNumbersAreNoTrouble() throws {
        let top = Float.greatestFiniteMagnitude
        let field = Plane<Float>(
            width: 4, height: 3,
            pixels: [-top, top, .infinity, 1, top, -top, 0, -.infinity, .leastNonzeroMagnitude, 0, 1e-30, top])
        let lines = try trace(field, [-top, -1, 0, .leastNonzeroMagnitude, 1e30, top])
        #expect(!lines.isEmpty)
        #expect(
            lines.allSatisfy { $0.points.allSatisfy { (500...3500).contains($0.x) && (500...2500).contains($0.y) } })
        _ = try trace(field, [0])
    }

    @Test func shortLinesAreLeftOut() throws {
        let field = ContourFields.plane(60, 30) { x, y in max(3 - hypot(x - 10, y - 15), 10 - hypot(x - 40, y - 15)) }
        #expect(try trace(field, [0]).count == 2)
        let long = try IsolineTracer(minimumLength: 30).isolines(of: field, levels: [0])
        #expect(long.count == 1)
        let line = try #require(long.first)
        #expect(line.length > 60)
    }
}
