import Testing

@testable import Service

@Suite struct MultipartTests {
    /// A form in pieces of `size` bytes: the fields with what came of them.
    private func parts(of body: String, boundary: String = "b", size: Int) throws -> [(String, String)] {
        var parser = MultipartParser(boundary: boundary)
        var parts: [(String, String)] = []
        var open = false
        let bytes = Array(body.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            try parser.feed(bytes[start..<min(start + size, bytes.count)]) { event in
                switch event {
                case .part(let headers):
                    #expect(!open)
                    open = true
                    parts.append((headers.name, ""))
                case .data(let data): parts[parts.count - 1].1 += String(decoding: data, as: UTF8.self)
                case .partEnd:
                    #expect(open)
                    open = false
                }
            }
        }
        try #require(parser.isComplete)
        return parts
    }

    @Test(arguments: [1, 2, 3, 7, 64, 4096]) func pieceSizesMakeNoDifference(size: Int) throws {
        let body = """
            preamble\r\n--b\r\nContent-Disposition: form-data; name="image"; filename="../../x.jpg"\r\n\
            Content-Type: image/jpeg\r\n\r\n\r\n--\r\n--c\r\r\n\r\n--b  \r\ncontent-disposition: form-data; \
            name="near"\r\n\r\n0.5\r\n--b\r\nContent-Disposition: form-data; name=empty\r\n\r\n\r\n--b--\r\nepilogue
            """
        let parts = try parts(of: body, size: size)
        #expect(parts.map(\.0) == ["image", "near", "empty"])
        #expect(parts.map(\.1) == ["\r\n--\r\n--c\r\r\n", "0.5", ""])
    }

    @Test func cutShortIsNotComplete() throws {
        var parser = MultipartParser(boundary: "b")
        try parser.feed(Array("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc".utf8)) { _ in }
        #expect(!parser.isComplete)
    }

    @Test(arguments: [
        "--b\r\n\r\nno headers\r\n--b--", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--b--", "--bx\r\n\r\n",
        "--b\r\n" + String(repeating: "x", count: 20_000),
    ]) func damagedFormsAreRefused(body: String) {
        var parser = MultipartParser(boundary: "b")
        #expect(throws: ServiceFault.self) { try parser.feed(Array(body.utf8)) { _ in } }
    }

    @Test func quotedParameters() {
        let header = HeaderParameters("Form-Data; name=\"a;b\\\"c\"; filename*=UTF-8''x; x = y")
        #expect(header.value == "form-data")
        #expect(header["name"] == "a;b\"c")
        #expect(header["filename*"] == "UTF-8''x")
        #expect(header["x"] == "y")
    }
}
