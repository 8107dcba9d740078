#!/usr/bin/env python3
"""Measures the HTTP service on loopback: rate, latency, memory, slow clients, hostile bodies.

usage: bench-service.py COMMAND PHOTO     (COMMAND: .build/release/isobath, with isobath-serve beside it)

wrk (Debian) loads the service where it is installed, threads of this program otherwise, which take processor time from the
service. With the packages numpy and onnx a network of MiDaS-small's cost is measured too.
needs: swift build -c release --product isobath-bench
"""

import concurrent.futures
import http.client
import json
import os
import random
import re
import shutil
import signal
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import zlib

COMMAND, PHOTO = sys.argv[1:3]
BODY = open(PHOTO, "rb").read()
CONCURRENCY = 8
SECONDS = 10


class Service:
    def __init__(self, *options):
        self.folder = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen(
            [COMMAND, "serve", "--port", "0", "--spool", self.folder.name, "--log-level", "error", *options],
            stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                self.port = int(found.group(1))
                break
        while self.ask("GET", "/readyz")[0] != 200:
            time.sleep(0.1)

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def metric(self, name):
        for line in self.ask("GET", "/metrics")[1].decode().splitlines():
            if line.startswith(name + " "):
                return float(line.rsplit(" ", 1)[1])
        return 0.0

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def rate_with_wrk(service, path):
    script = os.path.join(service.folder.name, "post.lua")
    with open(script, "w") as file:
        file.write('wrk.method = "POST"\nlocal f = io.open("%s", "rb")\nwrk.body = f:read("*a")\nf:close()\n' % PHOTO)
    text = subprocess.run(
        ["wrk", "-t", "1", "-c", str(CONCURRENCY), "-d", f"{SECONDS}s", "--timeout", "60s", "--latency", "-s", script,
         f"http://127.0.0.1:{service.port}{path}"], capture_output=True, text=True, check=True).stdout
    def milliseconds(percent):
        number, unit = re.search(rf"\s{percent}%\s+([\d.]+)(us|ms|s)", text).groups()
        return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    if failed := re.search(r"Non-2xx or 3xx responses: (\d+)", text):
        sys.exit(f"bench-service: {failed.group(0)}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)), milliseconds(50), milliseconds(99)


def rate_with_threads(service, path):
    times = []
    end = time.monotonic() + SECONDS

    def client(_):
        while time.monotonic() < end:
            start = time.monotonic()
            status, _answer = service.ask("POST", path, BODY)
            assert status == 200, status
            times.append(1000 * (time.monotonic() - start))
    with concurrent.futures.ThreadPoolExecutor(CONCURRENCY) as pool:
        list(pool.map(client, range(CONCURRENCY)))
    times.sort()
    return len(times) / SECONDS, times[len(times) // 2], times[int(0.99 * len(times))]


def network_rate(path, width, height):
    """Photos that the network alone does in a second, one after another, each on all cores."""
    bench = os.path.join(os.path.dirname(COMMAND), "isobath-bench")
    lines = subprocess.run([bench, "--infer", path, str(width), str(height)], capture_output=True, text=True, check=True)
    return 1000 / statistics.mean(float(line) for line in lines.stdout.split())


def starter_size():
    """The size at which the photo goes into the built-in network: the long side 256, both to the nearest multiple of 32."""
    facts = json.loads(subprocess.run([COMMAND, "info", "--json", PHOTO], capture_output=True, text=True, check=True).stdout)
    size = next(fact["value"] for fact in facts["facts"] if fact["name"] == "size")
    sides = [int(side) for side in re.findall(r"\d+", size)[:2]]
    return [max(32, round(256 * side / max(sides) / 32) * 32) for side in sides]


def measure_rate(path, network, *options):
    """The rate of requests beside that of the network alone, each taken twice in turn, as other work comes and goes."""
    service = Service("--cache", "0", *options)
    for _ in range(3):
        assert service.ask("POST", path, BODY)[0] == 200
    load = rate_with_wrk if shutil.which("wrk") else rate_with_threads
    alone, loaded = [], []
    for _ in range(2):
        alone.append(network_rate(*network))
        loaded.append(load(service, path))
    rate, p50, p99 = (statistics.mean(column) for column in zip(*loaded))
    shares = [100 * each[0] / pure for each, pure in zip(loaded, alone)]
    print(f"POST {path}, nothing cached, concurrency {CONCURRENCY}, twice {SECONDS} s: {rate:.1f} requests/s, "
          f"p50 {p50:.0f} ms, p99 {p99:.0f} ms")
    print(f"  the network alone, one photo after another on all cores: {statistics.mean(alone):.1f}/s; the service reaches "
          f"{statistics.mean(shares):.0f} % ({', '.join(f'{share:.0f}' for share in shares)})")
    service.stop()


def measure_rate_of_a_larger_network():
    try:
        from stand_in_network import stand_in
    except ImportError:
        print("without the packages numpy and onnx no network of MiDaS-small's cost is measured")
        return
    with tempfile.TemporaryDirectory() as home:
        path = os.path.join(home, "stand-in.onnx")
        stand_in(path)
        os.environ["ISOBATH_HOME"] = os.path.join(home, "isobath")
        subprocess.run([COMMAND, "models", "add", path, "--input-size", "256", "--output-meaning", "inverse"],
                       check=True, capture_output=True)
        for path_of_request in ("/depth?model=stand-in", "/depth?model=stand-in&refine=none"):
            measure_rate(path_of_request, (path, 256, 256))
        del os.environ["ISOBATH_HOME"]


def measure_kept(path):
    service = Service()
    service.ask("POST", path, BODY)
    load = rate_with_wrk if shutil.which("wrk") else rate_with_threads
    rate, p50, p99 = load(service, path)
    print(f"POST {path}, depth kept, concurrency {CONCURRENCY}: {rate:.1f} requests/s, p50 {p50:.0f} ms, p99 {p99:.0f} ms; "
          f"{service.metric('isobath_inferences_total'):.0f} inference")
    service.stop()


def measure_memory(path, count=2000, first=200):
    service = Service("--cache", "0")

    def client(number):
        return service.ask("POST", path, BODY)[0]
    memory = {}
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for part in (range(first), range(first, count)):
            statuses = list(pool.map(client, part))
            assert set(statuses) == {200}, set(statuses)
            memory[len(memory)] = service.metric("process_resident_memory_bytes") / 2**20
    growth = 100 * (memory[1] / memory[0] - 1)
    print(f"memory after {first} requests {memory[0]:.0f} MiB, after {count} {memory[1]:.0f} MiB: {growth:+.1f} %")
    service.stop()


def measure_slow_clients(count=64):
    service = Service()
    service.ask("POST", "/depth", BODY)

    def fast():
        times = []
        for _ in range(20):
            start = time.monotonic()
            assert service.ask("POST", "/depth", BODY)[0] == 200
            times.append(1000 * (time.monotonic() - start))
        return statistics.median(times)
    alone = fast()
    slow = []
    for number in range(count):
        connection = socket.create_connection(("127.0.0.1", service.port))
        # Half of them are slow in the head, half in the body.
        connection.sendall(b"POST /depth HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n"
                           + (b"\r\n" if number % 2 else b""))
        slow.append(connection)
    for connection in slow:
        connection.sendall(b"x")
    beside = fast()
    for connection in slow:
        connection.close()
    print(f"a fast client alone: {alone:.0f} ms; beside {count} slow ones: {beside:.0f} ms (medians of 20, depth kept)")
    service.stop()


def png(width, height, data):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def hostile_requests(count):
    generator = random.Random(6)
    boundary = b"Content-Type: multipart/form-data; boundary=b\r\n"
    part = b'--b\r\nContent-Disposition: form-data; name="image"; filename="../../../etc/passwd"\r\n\r\n'
    bomb = png(30000, 30000, zlib.compress(bytes(30_000_000), 9))
    flat = png(10000, 10000, zlib.compress(bytes(1_000_000), 9))
    kinds = [
        lambda: (boundary, part + BODY[:generator.randrange(len(BODY))]),
        lambda: (boundary, part + BODY + b"\r\n--b"),
        lambda: (b"", BODY[:generator.randrange(1, len(BODY))]),
        lambda: (b"", generator.randbytes(generator.randrange(1, 5000))),
        lambda: (b"", bomb),
        lambda: (b"", flat),
        lambda: (boundary, b"--b\r\n" + generator.randbytes(2000)),
        lambda: (boundary, (part + b"x\r\n") * 200 + b"--b--"),
        lambda: (boundary, b'--b\r\nContent-Disposition: form-data; name="near"\r\n\r\n' + b"9" * 100_000 + b"\r\n--b--"),
        lambda: (b"Content-Type: application/json\r\n", b"[" * 50_000),
        lambda: (b"Content-Type: multipart/form-data; boundary=" + b"y" * 200 + b"\r\n", b"x"),
        lambda: (b"", b"\xff\xd8\xff\xe0" + generator.randbytes(3000)),
        lambda: (b"", bytes(a ^ (generator.random() < 0.001) * 255 for a in BODY)),
    ]
    for number in range(count):
        headers, body = kinds[number % len(kinds)]()
        # One in four states a length that is not so.
        length = len(body) if number % 4 else len(body) + generator.choice([-1, 1, 1000, 1 << 40])
        yield (b"POST /depth HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
               + b"Content-Length: %d\r\n\r\n" % max(0, length) + body)


def measure_hostile(count=500):
    service = Service("--upload-time", "2")
    statuses = {}

    def send(request):
        try:
            with socket.create_connection(("127.0.0.1", service.port), timeout=60) as connection:
                connection.sendall(request)
                answer = connection.recv(65536)
                return answer.split()[1].decode() if answer else "closed"
        except OSError:
            return "closed"
    before = service.metric("process_resident_memory_bytes") / 2**20
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for status in pool.map(send, hostile_requests(count)):
            statuses[status] = statuses.get(status, 0) + 1
    healthy = service.process.poll() is None and service.ask("GET", "/healthz")[0] == 200
    status, _ = service.ask("POST", "/depth", BODY)
    # The last request's folder goes when its answer has been sent.
    time.sleep(1)
    left = os.listdir(os.path.join(service.folder.name, "requests"))
    after = service.metric("process_resident_memory_bytes") / 2**20
    print(f"{count} hostile bodies: {dict(sorted(statuses.items()))}; healthy afterwards: {healthy and status == 200}, "
          f"files left: {len(left)}, memory {before:.0f} to {after:.0f} MiB")
    service.stop()


if __name__ == "__main__":
    print(f"{os.path.basename(PHOTO)}, {os.cpu_count()} cores, load by {'wrk' if shutil.which('wrk') else 'threads'}")
    for path in ("/depth", "/depth?refine=none"):
        measure_rate(path, ("Weights/starter.onnx", *starter_size()))
    measure_rate_of_a_larger_network()
    measure_kept("/depth?refine=none")
    measure_slow_clients()
    measure_hostile()
    measure_memory("/depth?refine=none")
