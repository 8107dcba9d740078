import Foundation
import Hummingbird

/// The page's files: `index.html` at `/`, all else below `/assets/`, and three.js at `/assets/three/`.
struct PageFiles {
    /// Nil when the page is not installed.
    let folder: String?
    /// The folder of three.js; nil when it is not installed.
    let three: String?

    func add(to routes: inout RouteTable) {
        routes.on(.get, "/") { request, _ in try answer("index.html", in: folder, request) }
        routes.on(.get, "/assets/**") { request, context in
            let path = context.parameters.getCatchAll()
            if path.first == "three" { return try answer(path.dropFirst().joined(separator: "/"), in: three, request) }
            return try answer("assets/" + path.joined(separator: "/"), in: folder, request)
        }
    }

    private func answer(_ name: String, in folder: String?, _ request: Request) throws -> Response {
        guard let folder else {
            throw self.folder == nil
                ? ServiceFault.notFound("", "the page is not installed", mend: "see /openapi.json for what there is")
                : ServiceFault.notFound("", "three.js is not installed", mend: "apt install libjs-three")
        }
        guard PageFiles.isPlain(name), let type = PageFiles.type(of: name),
            let path = PageFiles.resolved((folder as NSString).appendingPathComponent(name)),
            let facts = try? FileManager.default.attributesOfItem(atPath: path),
            facts[.type] as? FileAttributeType == .typeRegular, let size = (facts[.size] as? NSNumber)?.intValue
        else { throw ServiceFault.notFound(request.uri.path, "there is no such file of the page") }
        let changed = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.eTag] = "\"\(String(size, radix: 16))-\(String(Int(changed * 1000), radix: 16))\""
        // Asked for anew each time, which costs no more than a question when nothing has changed.
        headers[.cacheControl] = "no-cache"
        if let known = request.headers[.ifNoneMatch], known == headers[.eTag] {
            return Response(status: .notModified, headers: headers)
        }
        let body = ResponseBody(contentLength: size) { writer in
            try await FileChunks.write(path, range: 0..<size, to: &writer)
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    /// The file behind links, of which Debian's package of three.js has some; nil where there is nothing. Whoever can put a
    /// link into these folders can put a file there.
    private static func resolved(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    /// Whether a name stays in the folder and shows nothing that is hidden there.
    private static func isPlain(_ name: String) -> Bool {
        name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && !part.hasPrefix(".")
                && part.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || [0x2D, 0x2E, 0x5F].contains(byte)
                }
        }
    }

    private static func type(of name: String) -> String? {
        types[(name as NSString).pathExtension.lowercased()]
    }

    private static let types = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "mjs": "text/javascript; charset=utf-8", "json": "application/json", "svg": "image/svg+xml",
        "png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "ico": "image/x-icon",
        "woff2": "font/woff2", "wasm": "application/wasm", "txt": "text/plain; charset=utf-8",
        "webmanifest": "application/manifest+json",
    ]
}
