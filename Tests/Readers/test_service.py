"""The HTTP service as a process: what other people's clients and readers make of its answers."""

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import zipfile
from urllib.parse import quote

import numpy
import pytest
import requests
import trimesh
from conftest import BINARY, FIXTURES
from PIL import Image

PHOTO = FIXTURES / "photos/coffee.jpg"


class Server:
    """`isobath serve` on a port that the system chooses."""

    def __init__(self, folder, *arguments, environment=None):
        self.folder = folder
        self.log = folder / "log"
        self.process = subprocess.Popen(
            [str(BINARY), "serve", "--port", "0", "--spool", str(folder / "spool"), *map(str, arguments)],
            stderr=open(self.log, "wb"), stdin=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
        self.url = self.wait_for(r"serving on (http://\S+)").group(1)
        self.port = int(self.url.rsplit(":", 1)[1])

    def wait_for(self, pattern):
        for _ in range(600):
            matches = re.findall(pattern, self.log.read_text()) and list(re.finditer(pattern, self.log.read_text()))
            if matches:
                return matches[-1]
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        pytest.fail(f"the service said no {pattern}: {self.log.read_text()}")

    def get(self, path, **options):
        return requests.get(self.url + path, timeout=60, **options)

    def post(self, path, **options):
        return requests.post(self.url + path, timeout=60, **options)

    def metric(self, name):
        line = re.search(rf"^{name} (\S+)$", self.get("/metrics").text, re.MULTILINE)
        return float(line.group(1))

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=60)
        finally:
            self.process.kill()


@pytest.fixture(scope="module")
def server(tmp_path_factory, isobath):
    server = Server(tmp_path_factory.mktemp("service"), "--max-body", "8", "--max-pixels", "2000000")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """A depth map in metres, for exports without a network."""
    y, x = numpy.mgrid[0:60, 0:80].astype(numpy.float32)
    depth = 1 + x / 80 + y / 60
    path = tmp_path_factory.mktemp("depth") / "depth.npy"
    numpy.save(path, depth)
    return path


def upload(path):
    return {"depth": ("../../etc/passwd", path.read_bytes())}


def test_probes_and_lists(server):
    assert server.get("/healthz").json() == {"status": "ok"}
    exporters = server.get("/v1/exporters").json()
    names = [exporter["name"] for exporter in exporters["exporters"]]
    assert "heatmap" in names and "glb" in names
    assert server.get("/v1/exporters/ply").json()["name"] == "ply"
    assert server.get("/v1/models").json()["default"] == "starter"


def test_description(server):
    """OpenAPI's own schema, and every exporter with the options that it lists."""
    validator = pytest.importorskip("openapi_spec_validator")
    document = server.get("/openapi.json").json()
    validator.validate(document)
    for exporter in server.get("/v1/exporters").json()["exporters"]:
        operation = document["paths"][f"/v1/export/{exporter['name']}"]["post"]
        fields = operation["requestBody"]["content"]["multipart/form-data"]["schema"]["properties"]
        assert {option["name"] for option in exporter["options"]} <= fields.keys()


def test_schemathesis(server, tmp_path):
    """Requests made from the description, right and wrong ones: no error of the server's, only answers that it describes."""
    pytest.importorskip("schemathesis")
    # Which options fit together is beyond a schema, so that a request made from it may still be refused.
    result = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", server.url + "/openapi.json",
         "--exclude-checks", "positive_data_acceptance", "--seed", "6", "--phases", "coverage", "--max-time", "40",
         "--include-path-regex", "^/(v1/export/npy|v1/jobs/.*|v1/exporters.*|v1/models|healthz|readyz)$",
         "--request-timeout", "60"],
        cwd=tmp_path, capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:]


def test_single_file_without_photo(server, measured):
    answer = server.post("/v1/export/ply", files=upload(measured), data={"depth-is": "metres", "edge": "0.5"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "application/ply"
    assert "read;dur=" in answer.headers["Server-Timing"]
    cloud = trimesh.load(io.BytesIO(answer.content), file_type="ply")
    assert len(cloud.vertices) == 80 * 60
    assert b"/" + b"requests/" not in answer.content


def test_same_bytes_as_the_command(server, measured, isobath, tmp_path):
    out = tmp_path / "photo.ply"
    isobath("ply", "--depth", measured, "--depth-is", "metres", "--near", "1.5", "-o", out)
    answer = server.post("/v1/export/ply?near=1.5", files=upload(measured), data={"depth-is": "metres"})
    named = out.read_bytes().replace(json.dumps(str(measured))[1:-1].encode(), b"depth")
    # The comment with the record is cut into lines, where the file's name may be cut too.
    assert answer.content[-80 * 60 * 15:] == named[-80 * 60 * 15:]


def test_several_as_zip(server, measured):
    fields = {"to": "npy, zones", "depth-is": "metres", "zones.grid": "2x2"}
    answer = server.post("/v1/export", files=upload(measured), data=fields)
    assert answer.headers["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    assert archive.namelist() == ["photo.npy", "photo.zones.json", "report.json"]
    assert numpy.load(io.BytesIO(archive.read("photo.npy"))).shape == (60, 80)
    report = json.loads(archive.read("report.json"))
    assert [export["exporter"] for export in report["exports"]] == ["npy", "zones"]
    assert str(server.folder) not in json.dumps(report) + archive.read("photo.zones.json").decode()


def test_depth_of_a_photo_and_the_cache(server):
    if server.get("/readyz").status_code != 200 and "OpenVINO" in server.get("/readyz").text:
        pytest.skip("OpenVINO is not installed")
    before = server.metric("isobath_inferences_total")
    answer = server.post("/depth", files={"image": PHOTO.open("rb")})
    assert answer.status_code == 200, answer.text
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.format, picture.size) == ("PNG", Image.open(PHOTO).size)
    assert server.metric("isobath_inferences_total") == before + 1
    # The same picture, otherwise exported: no network runs.
    body = PHOTO.read_bytes()
    again = server.post("/v1/export/mask?to-percent=40", data=body)
    assert Image.open(io.BytesIO(again.content)).size == picture.size
    assert server.metric("isobath_inferences_total") == before + 1
    assert server.metric("isobath_depth_cache_hits_total") >= 1
    # Nor the refinement, which both have; without it the network's own depth is still there.
    for stage in ("infer", "refine"):
        assert stage in answer.headers["Server-Timing"] and stage not in again.headers["Server-Timing"]
    plain = server.post("/depth?refine=none", data=body)
    assert plain.status_code == 200 and plain.content != answer.content
    assert server.metric("isobath_inferences_total") == before + 1
    # Another look at the photo is another depth.
    server.post("/depth?enhance=levels", data=body)
    assert server.metric("isobath_inferences_total") == before + 2


def test_the_size_of_the_networks_input(server, isobath, tmp_path):
    body = PHOTO.read_bytes()
    kinds = ({}, {"input-size": "512"}, {"input-size": "512", "single-pass": "true"})
    depths = [numpy.load(io.BytesIO(server.post("/v1/export/npy", params=kind, data=body).content)) for kind in kinds]
    before = server.metric("isobath_inferences_total")
    for kind, depth in zip(kinds, depths):  # each is kept by itself
        assert (numpy.load(io.BytesIO(server.post("/v1/export/npy", params=kind, data=body).content)) == depth).all()
    assert server.metric("isobath_inferences_total") == before
    for depth, options in zip(depths, ([], ["--input-size", 512], ["--input-size", 512, "--single-pass"])):
        isobath("npy", PHOTO, "-o", tmp_path / "depth.npy", *options)
        expected = numpy.load(tmp_path / "depth.npy")
        assert abs(depth - expected).max() < 1e-3 * numpy.ptp(expected)
    assert abs(depths[1] - depths[0]).max() > 0.02 * numpy.ptp(depths[0])
    assert abs(depths[2] - depths[1]).max() > 0.02 * numpy.ptp(depths[0])
    refused = server.post("/depth?input-size=1025", data=body)
    assert refused.status_code == 400
    assert refused.json()["subject"] == "input-size" and "1024 pixels" in refused.json()["cause"]


@pytest.mark.parametrize("query", [
    "background-image=/etc/passwd", "calibration=/etc/passwd", "depth=/etc/passwd", "model-file=/etc/passwd",
    "device=GPU", "max-pixels=1", "model=../../etc/passwd", "nothing=1", "near=x"])
def test_options_that_are_refused(server, query):
    answer = server.post(f"/v1/export/cutout?{query}", data=PHOTO.read_bytes())
    assert answer.status_code == 400
    problem = answer.json()
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert problem["requestId"] == answer.headers["X-Request-Id"]
    assert query.split("=")[0] in problem["detail"] or "model" in query


def test_words_of_the_command(server, isobath):
    text = FIXTURES / "README.md"
    answer = server.post("/depth", data=text.read_bytes())
    line = isobath("heatmap", text, check=False).stderr
    assert answer.status_code == 422
    assert answer.json()["cause"] in line and answer.json()["exitStatus"] == 65


def test_limits(server):
    large = server.post("/depth", data=b"x" * (9 << 20))
    assert large.status_code == 413
    picture = io.BytesIO()
    Image.new("L", (2001, 1000)).save(picture, "PNG")
    pixels = server.post("/depth", data=picture.getvalue())
    assert pixels.status_code == 422 and "2001x1000" in pixels.json()["detail"]
    twice = server.post("/depth", files=[("image", b"a"), ("image", b"b")])
    assert twice.status_code == 400


def exchange(server, request, shut=False):
    """Sends bytes and returns what comes back until the other side closes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(request)
        if shut:
            connection.shutdown(socket.SHUT_WR)
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
            if b"\r\n\r\n" in answer and not shut:
                break
        return answer


def test_broken_requests(server):
    head = b"POST /depth HTTP/1.1\r\nHost: localhost\r\n"
    form = b"Content-Type: multipart/form-data; boundary=b\r\n"
    for request, statuses in [
        (head + form + b"Content-Length: 10\r\n\r\n0123456789", (400,)),
        (head + form + b"Content-Length: 5\r\n\r\n--b--", (400,)),
        (head + b"Content-Type: multipart/form-data\r\nContent-Length: 1\r\n\r\nx", (415,)),
        (head + b"Content-Type: multipart/mixed; boundary=b\r\nContent-Length: 1\r\n\r\nx", (415,)),
        (head + b"Content-Length: -1\r\n\r\n", (400,)),
        (head + b"Content-Length: 99999999999\r\n\r\n", (413,)),
        (b"GARBAGE\r\n\r\n", (400,)),
        (b"GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n", (421,)),
        (b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", (400, 404, 414, 431)),
    ]:
        answer = exchange(server, request)
        assert answer and int(answer.split()[1]) in statuses, (request[:100], answer[:200])
    # Whoever goes amid the body gets no answer, and leaves nothing behind.
    exchange(server, head + b"Content-Length: 1000\r\n\r\nabc", shut=True)
    assert server.get("/healthz").status_code == 200
    for _ in range(100):
        if not list((server.folder / "spool/requests").iterdir()):
            break
        time.sleep(0.05)
    assert not list((server.folder / "spool/requests").iterdir())


def test_whoever_goes_stops_the_work(tmp_path):
    server = Server(tmp_path)
    try:
        stream = io.BytesIO()
        numpy.save(stream, numpy.ones((1500, 2000), numpy.float32))
        body = b"".join(
            b"--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=x\r\n\r\n%s\r\n" % part
            for part in [(b"depth", stream.getvalue())]) + b"--b--"
        request = (b"POST /v1/export?to=tiff,npy,pfm,exr,zones,analyze&depth-is=metres HTTP/1.1\r\nHost: localhost\r\n"
                   b"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            connection.sendall(request)
            while not server.metric("isobath_workers_busy"):
                time.sleep(0.01)
        for _ in range(600):
            if server.metric("isobath_cancellations_total") and not server.metric("isobath_workers_busy"):
                break
            time.sleep(0.05)
        assert server.metric("isobath_cancellations_total") == 1
        stages = server.get("/metrics").text
        assert 'stage="export analyze"' not in stages
        assert not list((tmp_path / "spool/requests").iterdir())
    finally:
        server.stop()


def test_upload_of_another_pictures_pixels(server, measured):
    picture = io.BytesIO()
    Image.new("L", (2001, 1000)).save(picture, "PNG")
    files = {"image": PHOTO.open("rb"), "background-image": picture.getvalue()}
    answer = server.post("/v1/export/cutout?to-percent=40", files=files)
    assert answer.status_code == 422 and answer.json()["subject"] == "background-image"


def test_other_methods_are_refused_by_name(server):
    answer = requests.put(server.url + "/depth", timeout=60)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


def test_slow_bodies_end(tmp_path):
    server = Server(tmp_path, "--upload-time", "1")
    try:
        answer = exchange(server, b"POST /depth HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc")
        assert b" 408 " in answer
    finally:
        server.stop()


def drip_until_closed(connection):
    """Goes on with a head that does not end, so that the connection is not silent, until the other side closes."""
    connection.settimeout(0.2)
    for _ in range(150):
        try:
            connection.sendall(b"x")
            if not connection.recv(1000):
                return
        except TimeoutError:
            continue
        except ConnectionError:
            return
    pytest.fail("the connection stays open")


def test_heads_that_drip_end(tmp_path):
    server = Server(tmp_path, "--idle-time", "2")
    try:
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Drip: ")
            drip_until_closed(connection)
    finally:
        server.stop()


def test_heads_have_their_time_after_each_answer(tmp_path):
    server = Server(tmp_path, "--idle-time", "2")
    try:
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert connection.recv(65536).startswith(b"HTTP/1.1 200")
            connection.sendall(b"GET /healthz HTTP/1.1\r\nX-Drip: ")
            drip_until_closed(connection)
        # A body that takes longer than a head may is waited for.
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            body = b"not a picture"
            connection.sendall(b"POST /depth HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n" % len(body))
            for byte in body:
                time.sleep(0.3)
                connection.sendall(bytes([byte]))
            assert connection.recv(65536).startswith(b"HTTP/1.1 422")
    finally:
        server.stop()


def test_answers_to_head_have_no_body(server, measured):
    job = submit(server, {"to": "npy", "depth-is": "metres"}, {"depth": measured.read_bytes()})
    finished(server, job)
    file = f"/v1/jobs/{job['id']}/files/photo.npy"
    length = int(server.get(file).headers["Content-Length"])
    for path, status, stated in [
        ("/v1/jobs/none", 404, None), ("/nowhere", 404, None), ("/depth", 405, None), (file, 200, length),
        (f"/v1/jobs/{job['id']}/events", 405, None), ("/healthz", 200, 15),
    ]:
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            connection.sendall(
                b"HEAD %s HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-9\r\n\r\n"
                b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n" % path.encode())
            answer = b""
            while chunk := connection.recv(65536):
                answer += chunk
        # What follows the first head is the second answer.
        head, second, body = answer.split(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 %d " % status) and second.startswith(b"HTTP/1.1 200 ") and len(body) == 15
        if stated is not None:
            assert b"\r\nContent-Length: %d" % stated in head


def test_head_has_the_headers_of_get(server, measured):
    with requests.Session() as session:
        for path in ["/healthz", "/v1/models", "/openapi.json", "/", "/assets/app.js"]:
            head, get = (session.request(method, server.url + path, timeout=60) for method in ("HEAD", "GET"))
            assert head.status_code == get.status_code == 200
            assert head.content == b"" and get.content
            for name in ["Content-Type", "Content-Length", "ETag"]:
                assert head.headers.get(name) == get.headers.get(name), (path, name)


def test_public_needs_a_token(isobath, tmp_path):
    for arguments, words in [
        (["--host", "0.0.0.0"], "--public"), (["--host", "0.0.0.0", "--public"], "--token-file"),
        (["--host", "::"], "--public"),
    ]:
        result = isobath("serve", "--spool", tmp_path / "spool", *arguments, check=False)
        assert result.returncode == 64 and words in result.stderr
    secret = "0123456789abcdef0123456789abcdef"
    token = tmp_path / "token"
    token.write_text(secret + "\n")
    server = Server(tmp_path, "--host", "0.0.0.0", "--public", "--token-file", token)
    try:
        url = f"http://127.0.0.1:{server.port}"
        assert requests.get(url + "/healthz", timeout=60).status_code == 200
        assert requests.get(url + "/v1/models", timeout=60).status_code == 401
        for given, status in [(secret, 200), (secret[:-1] + "e", 401), (quote(secret) + "x", 401)]:
            headers = {"Authorization": f"Bearer {given}"}
            assert requests.get(url + "/v1/models", headers=headers, timeout=60).status_code == status
    finally:
        server.stop()
    assert secret not in server.log.read_text()


def submit(server, fields, files):
    answer = server.post("/v1/jobs", data=fields, files=files)
    assert answer.status_code == 202, answer.text
    status = answer.json()
    assert answer.headers["Location"] == status["links"]["self"] == f"/v1/jobs/{status['id']}"
    return status


def finished(server, status):
    for _ in range(600):
        status = server.get(status["links"]["self"]).json()
        if status["state"] not in ("queued", "running"):
            return status
        time.sleep(0.05)
    pytest.fail(f"the job does not end: {status}")


def test_job(server, measured):
    status = submit(server, {"to": "npy,ply", "depth-is": "metres"}, upload(measured))
    assert re.fullmatch("[0-9a-f]{32}", status["id"])
    events = server.get(status["links"]["events"]).text
    assert events.rstrip().rsplit("event: ", 1)[1].startswith("done\ndata: {")
    done = finished(server, status)
    assert (done["state"], done["progress"]) == ("done", 1)
    assert [file["name"] for file in done["files"]] == ["photo.npy", "photo.ply", "report.json"]
    address = done["files"][0]["href"]
    whole = server.get(address)
    assert numpy.load(io.BytesIO(whole.content)).shape == (60, 80)
    assert len(whole.content) == done["files"][0]["bytes"]
    for header, part in [("bytes=10-19", whole.content[10:20]), ("bytes=-7", whole.content[-7:]),
                         (f"bytes={len(whole.content) - 3}-", whole.content[-3:])]:
        answer = server.get(address, headers={"Range": header})
        assert (answer.status_code, answer.content) == (206, part)
        assert answer.headers["Content-Range"].endswith(f"/{len(whole.content)}")
    beyond = server.get(address, headers={"Range": "bytes=9999999-"})
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{len(whole.content)}")
    old = server.get(address, headers={"Range": "bytes=0-1", "If-Range": '"other"'})
    assert (old.status_code, len(old.content)) == (200, len(whole.content))
    for name in ["job.json", "../job.json", "..%2fjob.json", "upload-1"]:
        assert server.get(done["links"]["self"] + "/files/" + name).status_code == 404
    assert requests.delete(server.url + done["links"]["self"], timeout=60).status_code == 204
    assert server.get(done["links"]["self"]).status_code == 404
    assert not (server.folder / "spool/jobs" / done["id"]).exists()


def test_job_that_fails(server, measured):
    refused = server.post("/v1/jobs", files=upload(measured), data={"to": "npy,nothing"})
    assert refused.status_code == 404
    failed = finished(server, submit(server, {"to": "npy"}, {"image": b"hello"}))
    assert failed["state"] == "failed"
    assert failed["problem"]["detail"] == "image: is not a JPEG, PNG or TIFF picture (it looks like text)"
    # One export that cannot be made does not stop the others.
    partly = finished(server, submit(server, {"to": "cutout,npy", "depth-is": "metres"}, upload(measured)))
    assert partly["state"] == "done"
    assert [file["name"] for file in partly["files"]] == ["photo.npy", "report.json"]
    assert len(partly["failures"]) == 1 and partly["failures"][0].startswith("cutout: ")


def test_jobs_survive_a_restart_and_go_with_age(tmp_path, measured):
    server = Server(tmp_path)
    done = finished(server, submit(server, {"to": "npy", "depth-is": "metres"}, upload(measured)))
    content = server.get(done["files"][0]["href"]).content
    # Killed amid a job: it begins anew.
    rng = numpy.random.default_rng(1)
    large = tmp_path / "large.npy"
    numpy.save(large, rng.uniform(1, 2, (900, 1200)).astype(numpy.float32))
    status = submit(server, {"to": "ply,npy", "depth-is": "metres"}, {"depth": large.open("rb")})
    waiting = submit(server, {"to": "zones", "depth-is": "metres"}, upload(measured))
    while server.get(status["links"]["self"]).json()["state"] == "queued":
        time.sleep(0.02)
    server.process.kill()
    server.process.wait()
    server = Server(tmp_path)
    assert server.get(done["files"][0]["href"]).content == content
    assert finished(server, status)["state"] == "done"
    assert finished(server, waiting)["state"] == "done"
    assert server.stop() == 0
    server = Server(tmp_path, "--keep-jobs", "0")
    for _ in range(600):
        if server.get(done["links"]["self"]).status_code == 404:
            break
        time.sleep(0.05)
    assert server.get(done["links"]["self"]).status_code == 404
    assert not list((tmp_path / "spool/jobs").iterdir())
    server.stop()


def test_too_many_jobs(tmp_path, measured):
    server = Server(tmp_path, "--jobs-per-client", "0")
    try:
        answer = server.post("/v1/jobs", files=upload(measured), data={"to": "npy"})
        assert answer.status_code == 429 and int(answer.headers["Retry-After"]) > 0
    finally:
        server.stop()


def test_stop_signal_lets_the_job_finish(tmp_path):
    server = Server(tmp_path)
    large = tmp_path / "large.npy"
    y, x = numpy.mgrid[0:600, 0:800].astype(numpy.float32)
    numpy.save(large, 1 + x / 800 + y / 600)
    status = submit(server, {"to": "npy", "depth-is": "metres"}, {"depth": large.open("rb")})
    assert server.stop() == 0
    record = json.loads((tmp_path / "spool/jobs" / status["id"] / "job.json").read_text())
    # It had begun or it had not: then it is done at the next start. Nothing is half done.
    assert record["state"] in ("queued", "done")
    server = Server(tmp_path)
    done = finished(server, status)
    assert done["state"] == "done"
    assert numpy.load(io.BytesIO(server.get(done["files"][0]["href"]).content)).shape == (600, 800)
    server.stop()


def test_stop_signal(tmp_path):
    server = Server(tmp_path)
    assert server.stop() == 0
