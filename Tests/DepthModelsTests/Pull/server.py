"""A server on the loopback address that misbehaves as it is told. Prints its port, then serves until its input ends.

The path is FAULT/.../NAME; the body is that of body(NAME), the same as in PullTests.swift.
"""

import http.server
import re
import sys
import threading

SIZE = 300_000
log = []


def body(name):
    state = sum(name.encode()) or 1
    out = bytearray()
    for _ in range(SIZE):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        out.append(state >> 24)
    return bytes(out)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    cuts = {}

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        path = re.sub(r"^http://[^/]+", "", self.path)  # as a proxy gets it
        proxied = path != self.path
        if path == "/log":
            return self.send(200, "\n".join(log).encode())
        parts = path.strip("/").split("/")
        fault, name = parts[0], parts[-1]
        log.append(f"{'proxied ' if proxied else ''}{path} {self.headers.get('Range', '-')} {self.headers.get('If-Range', '-')}")
        data = body(name)
        if fault == "missing":
            return self.send(404, b"not here")
        if fault == "broken":
            return self.send(500, b"oops")
        if fault == "redirect":
            self.send_response(302)
            self.send_header("Location", "/whole/" + name)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if fault == "tampered":
            data = data[:1000] + bytes([data[1000] ^ 1]) + data[1001:]
        if fault == "short":
            data = data[:-1]
        if fault == "long":
            data = data + b"!"
        start = 0
        wanted = re.match(r"bytes=(\d+)-$", self.headers.get("Range", ""))
        condition = self.headers.get("If-Range")
        if wanted and fault != "norange" and (condition is None or condition == '"tag"'):
            start = int(wanted[1])
        if start >= len(data) and start:
            return self.send(416, b"")
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        # Foundation's own progress meter traps on what a double rounds up to 2**63; this is the most below that.
        self.send_header("Content-Length", str(2**63 - 1024 if fault == "endless" else len(data) - start))
        if fault != "untagged":
            self.send_header("ETag", '"tag"')
        self.end_headers()
        end = len(data)
        if fault in ("cutonce", "cut"):
            count = self.cuts[path] = self.cuts.get(path, 0) + 1
            if fault == "cut" or count == 1:
                end = 100_000 if fault == "cut" else start + 100_000
        if start < end:
            self.wfile.write(data[start:end])
        self.wfile.flush()
        if end < len(data):
            self.close_connection = True
        return None

    def send(self, status, data):
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
