import Testing

@testable import Service

@Suite struct SecurityTests {
    @Test(arguments: ["localhost", "LOCALHOST:80", "127.0.0.1:8080", "127.1.2.3", "[::1]:80", "a.localhost"])
    func namesOfThisComputer(name: String) {
        #expect(OriginMiddleware.isLoopbackName(name))
    }

    @Test(arguments: [
        "example.com", "127.0.0.1.example.com", "127.0.0.256", "10.0.0.1", "[::2]", "", "localhost.example.com",
    ])
    func namesOfOthers(name: String) {
        #expect(!OriginMiddleware.isLoopbackName(name))
    }

    @Test func tokens() throws {
        let token = try AccessToken(" 0123456789abcdef\n")
        #expect(token.matches("0123456789abcdef"))
        #expect(!token.matches("0123456789abcdee"))
        #expect(!token.matches(""))
        #expect(throws: (any Error).self) { try AccessToken("short") }
        #expect(!"\(token)".contains("0123456789abcdef"))
    }
}
