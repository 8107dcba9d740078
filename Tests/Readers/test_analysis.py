"""The exporters analyze, zones and profile, read by others' programs and held against NumPy and the exact scenes."""

import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from PIL import Image

from test_command import BAD_DATA, USAGE, refuses


def exact(fixtures, scene):
    photo = fixtures / f"scenes/{scene}.png"
    return [photo, "--depth", fixtures / f"scenes/{scene}.npy", "--depth-is", "metres", "--fov", 60]


def room(fixtures):
    return exact(fixtures, "room")


@pytest.fixture(scope="module")
def report(isobath, fixtures, tmp_path_factory):
    """The report on the room, and its picture."""
    path = tmp_path_factory.mktemp("analysis") / "room.json"
    isobath("analyze", *room(fixtures), "--bands", "3,4,4.99", "--picture", "-o", path)
    return json.loads(path.read_text()), path.with_suffix(".png")


def test_numbers_are_numpys(report, fixtures):
    found, _ = report
    z = np.load(fixtures / "scenes/room.npy").astype(float)
    statistics = found["statistics"]
    ranked = np.sort(z.ravel())
    for entry in statistics["percentiles"]:
        assert entry["distance"] == ranked[int(entry["percent"] / 100 * z.size + 1e-6)]
    assert statistics["mean"] == pytest.approx(z.mean())
    limits = [0, 3, 4, np.float32(4.99), np.inf]
    expected = [np.mean((z >= low) & (z < high)) for low, high in zip(limits, limits[1:])]
    assert [band["share"] for band in statistics["bands"]] == pytest.approx(expected)
    histogram = statistics["histogram"]
    assert sum(histogram["counts"]) == z.size
    inside = np.clip(z, histogram["from"], histogram["to"])
    counts, _ = np.histogram(inside, len(histogram["counts"]), (histogram["from"], histogram["to"]))
    assert np.abs(np.cumsum(counts) - np.cumsum(histogram["counts"])).max() < 0.002 * z.size


def test_planes_are_those_of_the_room(report, fixtures):
    found, _ = report
    truth = json.loads((fixtures / "scenes/room.json").read_text())["planes"]
    kinds = {"floor": "ground", "ceiling": "ceiling", "left": "wall", "right": "wall", "back": "wall"}
    for name, plane in truth.items():
        match = max(found["planes"], key=lambda p: np.dot(p["normal"], plane["normal"]) - abs(p["distance"] + plane["offset"]))
        assert np.degrees(np.arccos(min(1, np.dot(match["normal"], plane["normal"])))) < 0.05, name
        assert match["distance"] == pytest.approx(-plane["offset"], abs=1e-3)
        assert match["kind"] == kinds[name]
    assert found["horizon"]["left"] == pytest.approx(120, abs=0.05)
    assert found["horizon"]["cameraHeight"] == pytest.approx(1.2, abs=1e-3)
    assert 0.9 < sum(plane["share"] for plane in found["planes"]) <= 1


def test_edges_are_counted(report, fixtures):
    found, _ = report
    z = np.load(fixtures / "scenes/room.npy").astype(np.float32)
    ends = np.zeros(z.shape, bool)
    for axis, shift in [(0, 1), (0, -1), (1, 1), (1, -1)]:
        other = np.roll(z, shift, axis)
        rim = [slice(None)] * 2
        rim[axis] = 0 if shift == 1 else -1
        other[tuple(rim)] = np.nan
        ends |= other - z > np.float32(0.04) * z
    assert found["edges"]["pixels"] == ends.sum()


def test_the_picture_and_the_record(report, isobath_json):
    found, picture = report
    image = Image.open(picture)
    assert image.size[0] == 1600 and len(np.unique(np.asarray(image).reshape(-1, 3), axis=0)) > 1000
    assert json.loads(image.text["isobath"])["meaning"] == "metres"
    assert found["isobath"]["camera"]["source"] == "stated"


def test_zones_are_numpys(isobath, isobath_json, fixtures, tmp_path):
    path = tmp_path / "zones.json"
    facts = isobath_json("zones", *room(fixtures), "--grid", "7x4", "--warn", 2.9, "-o", path, "--picture")
    z = np.load(fixtures / "scenes/room.npy").astype(float)
    cells = json.loads(path.read_text())["zones"]["cells"]
    assert len(cells) == 28
    for cell in cells:
        part = np.sort(z[cell["y"] : cell["y"] + cell["height"], cell["x"] : cell["x"] + cell["width"]].ravel())
        assert cell["nearest"] == part[int(0.02 * len(part) + 1e-6)]
        assert cell["median"] == part[int(0.5 * len(part) + 1e-6)]
        assert cell["isWarning"] == (cell["nearest"] < 2.9)
    assert sum(cell["width"] * cell["height"] for cell in cells) == z.size
    report = facts["photos"][0]["exports"][0]["report"]
    assert report["facts"]["warningZones"] == sum(cell["isWarning"] for cell in cells) > 0
    assert "zones are nearer than 2.90 m" in report["warnings"][0]
    # What warns is red.
    picture = np.asarray(Image.open(path.with_suffix(".png")).convert("RGB")).astype(int)
    assert picture.shape == (480, 640, 3)
    red = picture[..., 0] - picture[..., 1:].max(-1)
    worst, clear = min(cells, key=lambda c: c["nearest"]), max(cells, key=lambda c: c["nearest"])

    def middle(cell):
        return red[2 * cell["y"] + 4 : 2 * cell["y"] + 20, 2 * cell["x"] + 4 : 2 * cell["x"] + 2 * cell["width"] - 4].mean()

    assert middle(worst) > middle(clear) + 20


def test_the_ground_can_be_left_out_of_zones(isobath, fixtures, tmp_path):
    path = tmp_path / "zones.json"
    isobath("zones", *exact(fixtures, "room"), "--grid", "8x6", "--ignore-ground", "-o", path)
    found = json.loads(path.read_text())
    # The floor between the boxes, at the bottom of the picture.
    assert found["ground"]["distance"] == pytest.approx(1.2, abs=1e-3)
    assert found["zones"]["cells"][5 * 8 + 4]["withDepth"] < 0.02
    assert "nearest" not in found["zones"]["cells"][5 * 8 + 4]
    assert found["nearest"]["nearest"] == pytest.approx(2.4, abs=1e-6)


def test_profiles_in_every_format(isobath, isobath_json, fixtures, tmp_path):
    z = np.load(fixtures / "scenes/room.npy")
    arguments = ["profile", *room(fixtures), "--from", "10,200", "--to", "310,50", "-o"]
    isobath(*arguments, tmp_path / "p.csv")
    lines = (tmp_path / "p.csv").read_text().splitlines()
    record = json.loads(lines[0].removeprefix("# isobath "))
    assert record["unit"] == "metres"
    rows = list(csv.DictReader(io.StringIO("\n".join(lines[1:]))))
    assert len(rows) == 301 and (rows[-1]["x"], rows[-1]["y"]) == ("310", "50")
    data = np.genfromtxt(tmp_path / "p.csv", delimiter=",", names=True, skip_header=1)
    np.testing.assert_array_equal(data["distance"].astype(np.float32), z[data["y"].astype(int), data["x"].astype(int)])
    np.testing.assert_allclose(data["right"], (data["x"] + 0.5 - 160) / 277.1281292 * data["distance"], rtol=1e-5)
    np.testing.assert_allclose(data["pixels"], np.linspace(0, np.hypot(300, 150), 301), rtol=1e-6, atol=1e-6)
    isobath(*arguments, tmp_path / "p.png")
    image = Image.open(tmp_path / "p.png")
    assert image.size == (1200, 560) and "isobath" in image.text
    isobath(*arguments, tmp_path / "p.svg")
    root = ElementTree.parse(tmp_path / "p.svg").getroot()
    metadata = root.find("{http://www.w3.org/2000/svg}metadata")
    assert json.loads(metadata.text)["camera"]["width"] == 320
    isobath(*arguments, tmp_path / "p.pdf")
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")
    for name in ["p.svg", "p.csv"]:
        assert json.loads(isobath("info", tmp_path / name, "--json").stdout)["record"]["unit"] == "metres"


# -- a hall with a figure, by ray casting


def hall(*boxes, width=160, height=120, focal=150.0):
    y, x = np.mgrid[:height, :width] + 0.5
    ray = np.stack([(x - width / 2) / focal, (y - height / 2) / focal, np.ones_like(x)], -1)
    with np.errstate(divide="ignore"):
        z = np.minimum(6, np.where(ray[..., 1] > 0, 1.4 / ray[..., 1], np.inf))
        for low, high in boxes:
            first, second = np.array(low) / ray, np.array(high) / ray
            entry, leave = np.minimum(first, second).max(-1), np.maximum(first, second).min(-1)
            z = np.where((entry <= leave) & (entry > 0), np.minimum(z, entry), z)
    return z


STANDING = ((-0.25, -0.3, 3), (0.25, 1.4, 3.3))
LYING = ((-0.2, 1.1, 3), (1.5, 1.4, 3.5))
FOCAL = ["--focal", 150]


@pytest.mark.parametrize("kind", ["metres", "inverse"])
def test_someone_who_fell_since_the_baseline(isobath, isobath_json, tmp_path, kind):
    first, now = hall(STANDING), hall(LYING)
    if kind == "inverse":
        # As a network: another scale and shift in each photo.
        random = np.random.default_rng(1)
        first = (50 / first * random.normal(1, 0.003, first.shape) + 4)
        now = (20 / now * random.normal(1, 0.003, now.shape) - 2)
        # 1/Z = (d + 2) / 20
        scale = ["--known", "20,119=3.5294", "--known", "5,5=6", "--known", "150,20=6", "--known", "20,110=4.158"]
    else:
        scale = []
    np.save(tmp_path / "first.npy", first.astype(np.float32))
    np.save(tmp_path / "now.npy", now.astype(np.float32))
    isobath("tiff", "--depth", tmp_path / "first.npy", "--depth-is", kind, "-o", tmp_path / "first.tiff", "--float")
    arguments = ["analyze", "--depth", tmp_path / "now.npy", "--depth-is", kind, *scale, *FOCAL]
    outcome = isobath_json(*arguments, "--baseline", tmp_path / "first.tiff", "-o", tmp_path / "report.json", "--picture")
    change = json.loads((tmp_path / "report.json").read_text())["baseline"]["change"]
    drop, = change["drops"]
    assert drop["topBefore"] == pytest.approx(1.65, abs=0.15)
    assert drop["topAfter"] == pytest.approx(0.3, abs=0.1)
    gone, come = change["regions"][drop["from"]], change["regions"][drop["to"]]
    assert (gone["kind"], come["kind"]) == ("farther", "nearer")
    assert abs(gone["x"] + gone["width"] / 2 - 80) < 5 and come["x"] > 80
    export = outcome["photos"][0]["exports"][0]["report"]
    assert export["facts"]["drops"] == 1
    assert any("dropped towards the ground" in warning for warning in export["warnings"])
    # The same picture again: nothing has changed.
    same = tmp_path / "same.json"
    isobath(*arguments, "--baseline", tmp_path / "now.npy", "--baseline-is", kind, "-o", same)
    assert json.loads(same.read_text())["baseline"]["change"]["regions"] == []


def test_bad_analyses_are_refused_in_one_line(isobath, fixtures, tmp_path):
    here, out = room(fixtures), tmp_path / "a.json"

    def line(status, *arguments):
        text = refuses(isobath, status, *arguments)
        assert not out.exists()
        return text

    photo = fixtures / "photos/coffee.jpg"
    assert "isobath tiff FIRST" in line(BAD_DATA, "analyze", *here, "--baseline", photo, "-o", out)
    assert "--baseline-is" in line(USAGE, "analyze", *here, "--baseline", fixtures / "scenes/room.npy", "-o", out)
    np.save(tmp_path / "tall.npy", np.ones((30, 10), np.float32))
    assert "10x30" in line(
        BAD_DATA, "analyze", *here, "--baseline", tmp_path / "tall.npy", "--baseline-is", "metres", "-o", out)
    assert "means inverse" in line(
        BAD_DATA, "analyze", *here, "--baseline", fixtures / "scenes/room.npy", "--baseline-is", "inverse", "-o", out)
    assert "--change" in line(USAGE, "analyze", *here, "--change", 0.1, "-o", out)
    assert "bands" in line(USAGE, "analyze", *here, "--bands", "3,2", "-o", out)
    assert "--picture" in line(USAGE, "analyze", *here, "--picture", "-o", tmp_path / "a.png")
    assert "standard output" in line(USAGE, "analyze", *here, "--picture", "-o", "-")
    assert "--grid" in line(USAGE, "zones", *here, "--grid", "5", "-o", out)
    assert "--warn" in line(USAGE, "zones", *here, "--warn", "-1", "-o", out)
    assert "320,0" in line(USAGE, "profile", *here, "--from", "0,0", "--to", "320,0", "-o", tmp_path / "a.csv")
    assert "--row" in line(USAGE, "profile", *here, "--row", "240", "-o", tmp_path / "a.csv")
    assert "--width" in line(USAGE, "profile", *here, "--width", "500", "-o", tmp_path / "a.csv")
    assert "--to" in line(USAGE, "profile", *here, "--from", "0,0", "-o", tmp_path / "a.csv")
    baseline = tmp_path / "first.tiff"
    isobath("tiff", *here, "-o", baseline)
    before = baseline.read_bytes()
    target = tmp_path / "link.json"
    target.symlink_to(baseline)
    assert "is an input" in line(USAGE, "analyze", *here, "--baseline", baseline, "-o", target)
    assert baseline.read_bytes() == before


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1), (7, 5)])
def test_thin_and_tiny_pictures(isobath, tmp_path, size):
    np.save(tmp_path / "d.npy", np.linspace(1, 3, size[0] * size[1], dtype=np.float32).reshape(size))
    depth = ["--depth", tmp_path / "d.npy", "--depth-is", "metres"]
    isobath("analyze", *depth, "-o", tmp_path / "a.json", "--picture")
    isobath("zones", *depth, "--grid", "1x1", "-o", tmp_path / "z.json", "--picture")
    for ending in ["csv", "png", "svg", "pdf"]:
        isobath("profile", *depth, "-o", tmp_path / f"p.{ending}")
    assert json.loads((tmp_path / "z.json").read_text())["nearest"]["nearest"] == pytest.approx(1, abs=0.05)
