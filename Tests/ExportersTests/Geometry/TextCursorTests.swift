import Foundation
import Testing
@testable import Exporters

@Suite struct TextCursorTests {
    func text(_ body: (inout TextCursor) -> Void) -> String {
        let bytes = [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            var cursor = TextCursor(base)
            body(&cursor)
            count = cursor.position - base
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func number(_ value: Float, _ digits: Int = 9) -> String { text { $0.number(value, digits: digits) } }

    @Test(
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (0.5, "0.5"), (10, "10"), (1234.5, "1234.5"), (-0.25, "-0.25"),
            (100_000_000, "100000000"), (0.001, "0.00100000005"), (9.999_999, "9.99999905"), (0.1, "0.100000001"),
            (16_777_216, "16777216"), (1e-5, "9.99999975e-06"), (1e9, "1e+09"), (3e-7, "3.00000011e-07"),
        ] as [(Float, String)])
    func numbersAreWrittenShort(value: Float, expected: String) {
        #expect(number(value) == expected)
    }

    @Test func roundsToTheDigitsAskedFor() {
        #expect(number(0.123_456_79, 6) == "0.123457")
        #expect(number(0.999_999_9, 6) == "1")
        #expect(number(99.999_99, 4) == "100")
        #expect(number(1 / 3, 8) == "0.33333334")
    }

    @Test func nineDigitsRestoreEveryFloat() {
        var seed: UInt32 = 1
        var longest = 0
        for _ in 0..<200_000 {
            seed = seed &* 1_664_525 &+ 1_013_904_223
            let value = Float(bitPattern: seed)
            guard value.isFinite else { continue }
            let text = number(value)
            longest = max(longest, text.utf8.count)
            guard Float(text) == value else {
                Issue.record("\(value) became \(text)")
                return
            }
        }
        for value in [Float.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, .pi, .ulpOfOne] {
            #expect(Float(number(value)) == value)
        }
        #expect(longest <= TextCursor.longestNumber)
    }

    @Test(arguments: [0, 7, 10, 99, 100, 65_535, 1_000_000, Int.max])
    func integers(value: Int) {
        #expect(text { $0.integer(value) } == String(value))
    }
}
