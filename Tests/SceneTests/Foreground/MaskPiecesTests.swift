import Raster
import Testing

@testable import Scene

struct MaskPiecesTests {
    @Test func keepsTheLargestPieceAndJoinsOverCorners() {
        let mask = drawing(
            "##......",
            "..#...##",
            "...#..##",
            "......#.",
            "#.......")
        #expect(
            mask.keepingLargestPiece()
                == drawing(
                    "........",
                    "......##",
                    "......##",
                    "......#.",
                    "........"))
        let longer = drawing(
            "##......",
            "..#...##",
            "...#..##",
            "....#...",
            ".....#..")
        #expect(
            longer.keepingLargestPiece()
                == drawing(
                    "##......",
                    "..#.....",
                    "...#....",
                    "....#...",
                    ".....#.."))
    }

    @Test func ofTwoLargestPiecesKeepsTheTopmost() {
        #expect(drawing(".#.", "...", "#..").keepingLargestPiece() == drawing(".#.", "...", "..."))
    }

    @Test func fillsHolesButNotBays() {
        let mask = drawing(
            ".####.",
            ".#..#.",
            ".##.#.",
            ".####.",
            "###.##",
            "#.#.##",
            "####..")
        #expect(
            mask.fillingHoles()
                == drawing(
                    ".####.",
                    ".####.",
                    ".####.",
                    ".####.",
                    "######",
                    "######",
                    "####.."))
    }

    /// Background does not leak over a corner: the foreground closes there.
    @Test func aDiagonalWallIsClosed() {
        let mask = drawing("..#..", ".#.#.", "..#..")
        #expect(mask.fillingHoles() == drawing("..#..", ".###.", "..#.."))
    }

    @Test func emptyAndFullMasksStay() {
        let empty = Plane<UInt8>(width: 9, height: 4, repeating: 0)
        let full = Plane<UInt8>(width: 9, height: 4, repeating: 255)
        for mask in [empty, full, Plane(width: 0, height: 0, repeating: 0)] {
            #expect(mask.keepingLargestPiece() == mask)
            #expect(mask.fillingHoles() == mask)
        }
    }

    /// Against flood fill, pixel by pixel, on noise of several densities and widths that are no multiple of eight.
    @Test(arguments: [0.2, 0.4, 0.5, 0.6, 0.8], [1, 7, 64, 131])
    func agreesWithFloodFill(density: Double, width: Int) {
        var noise = TestNoise(seed: UInt64(density * 100) + UInt64(width))
        let mask = Plane<UInt8>(
            width: width, height: 90,
            pixels: (0..<90 * width).map { _ in Double(noise.unit()) < density ? 255 : 0 })
        let pieces = FloodFill(mask, value: 255, corners: true).pieces
        let largest = pieces.map(\.count).max() ?? 0
        let kept = mask.keepingLargestPiece()
        #expect(kept.pixels.filter { $0 == 255 }.count == largest)
        #expect(pieces.contains { piece in piece.count == largest && piece.allSatisfy { kept.pixels[$0] == 255 } })

        var filled = mask
        for hole in FloodFill(mask, value: 0, corners: false).pieces {
            let touches = hole.contains { index in
                index < width || index >= 89 * width || index % width == 0 || index % width == width - 1
            }
            if !touches { for index in hole { filled.pixels[index] = 255 } }
        }
        #expect(mask.fillingHoles() == filled)
    }
}

/// A mask from rows of text: `#` is foreground.
func drawing(_ rows: String...) -> Plane<UInt8> {
    Plane(width: rows[0].count, height: rows.count, pixels: rows.flatMap { $0.map { $0 == "#" ? 255 : 0 } })
}

/// The simplest way to find pieces: one at a time, with a stack.
private struct FloodFill {
    var pieces: [[Int]] = []

    init(_ mask: Plane<UInt8>, value: UInt8, corners: Bool) {
        var seen = [Bool](repeating: false, count: mask.count)
        for start in mask.pixels.indices where mask.pixels[start] == value && !seen[start] {
            var piece = [start]
            seen[start] = true
            var next = 0
            while next < piece.count {
                let (x, y) = (piece[next] % mask.width, piece[next] / mask.width)
                next += 1
                for (dx, dy) in [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
                    guard corners || dx == 0 || dy == 0 else { continue }
                    guard (0..<mask.width).contains(x + dx), (0..<mask.height).contains(y + dy) else { continue }
                    let index = (y + dy) * mask.width + x + dx
                    guard mask.pixels[index] == value, !seen[index] else { continue }
                    seen[index] = true
                    piece.append(index)
                }
            }
            pieces.append(piece)
        }
    }
}
