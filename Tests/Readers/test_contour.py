"""Contours against contourpy, GDAL, librsvg and poppler."""

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import contourpy
import numpy as np
import pytest
from PIL import Image

LEVELS = [round(0.05 + 0.9 * i / 15, 6) for i in range(16)]


def tool(*command):
    if shutil.which(command[0]) is None:
        pytest.fail(f"{command[0]} is not installed; see scripts/apt-packages-test.txt")
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def hills(tmp_path_factory):
    """Smooth hills from 0 to 1, and a hole."""
    random = np.random.default_rng(5)
    y, x = np.mgrid[:240, :320].astype(float)
    field = np.zeros_like(x)
    for _ in range(12):
        a, f, p = random.uniform(0, 2 * np.pi), random.uniform(0.01, 0.12), random.uniform(0, 2 * np.pi)
        field += np.sin((np.cos(a) * x + np.sin(a) * y) * f + p)
    field = ((field - field.min()) / np.ptp(field)).astype(np.float32)
    field[100:110, 150:170] = np.nan
    path = tmp_path_factory.mktemp("hills") / "hills.npy"
    np.save(path, field)
    return path, field


def contour(isobath, depth, output, *options):
    at = ",".join(map(str, LEVELS))
    isobath("contour", "--depth", depth, "--depth-is", "inverse", "--at", at, *options, "-o", output)
    return output


def length(points):
    return np.hypot(*np.diff(points, axis=0).T).sum()


def test_lines_are_contourpys(isobath, tmp_path, hills):
    path, field = hills
    file = contour(isobath, path, tmp_path / "hills.geojson", "--simplify", "0", "--min-length", "0")
    ours = {level: [] for level in LEVELS}
    for feature in json.loads(file.read_text())["features"]:
        ours[feature["properties"]["level"]].append(np.array(feature["geometry"]["coordinates"]))
    generator = contourpy.contour_generator(z=np.ma.masked_invalid(field), name="serial", line_type="Separate")
    for level in LEVELS:
        theirs = [line + 0.5 for line in generator.lines(level)]
        closed = sum(np.array_equal(line[0], line[-1]) for line in theirs)
        assert len(ours[level]) == len(theirs)
        assert sum(np.array_equal(line[0], line[-1]) for line in ours[level]) == closed
        total = sum(map(length, theirs))
        assert sum(map(length, ours[level])) == pytest.approx(total, rel=2e-4)
        if theirs:
            points = np.concatenate(ours[level])
            reference = np.concatenate(theirs)
            # Every point of ours is one of theirs, to the thousandth of a pixel that coordinates are rounded to.
            nearest = [np.abs(reference - point).max(1).min() for point in points[::7]]
            assert max(nearest) < 0.0021


def test_simplified_lines_keep_their_length(isobath, tmp_path, hills):
    path, _ = hills
    totals = []
    for tolerance in ["0", "0.25"]:
        file = contour(isobath, path, tmp_path / "hills.geojson", "--simplify", tolerance)
        lines = [np.array(f["geometry"]["coordinates"]) for f in json.loads(file.read_text())["features"]]
        totals.append((sum(map(length, lines)), sum(map(len, lines))))
    assert totals[1][0] == pytest.approx(totals[0][0], rel=0.01)
    assert totals[1][1] < totals[0][1] / 3


def test_gdal_reads_features_and_levels(isobath, tmp_path, hills):
    file = contour(isobath, hills[0], tmp_path / "hills.geojson")
    features = json.loads(file.read_text())["features"]
    told = tool("ogrinfo", "-al", "-so", file)
    assert int(re.search(r"Feature Count: (\d+)", told)[1]) == len(features)
    assert "Geometry: Line String" in told
    assert re.search(r"^level: Real", told, re.M)
    assert re.search(r"^closed: Integer\(Boolean\)", told, re.M)
    read = {float(level) for level in re.findall(r"level \(Real\) = (\S+)", tool("ogrinfo", "-al", file))}
    assert read == {feature["properties"]["level"] for feature in features}


def test_svg_renders_lines_where_geojson_has_them(isobath, tmp_path, hills):
    geojson = contour(isobath, hills[0], tmp_path / "hills.geojson")
    svg = contour(isobath, hills[0], tmp_path / "hills.svg", "--no-labels", "--line-width", "1.5")
    tool("rsvg-convert", "-b", "white", "-o", tmp_path / "hills.png", svg)
    picture = np.asarray(Image.open(tmp_path / "hills.png").convert("RGB")).astype(int)
    assert picture.shape == (240, 320, 3)
    dark = picture.min(axis=2) < 200
    drawn = np.zeros((240, 320), bool)
    for feature in json.loads(geojson.read_text())["features"]:
        points = np.array(feature["geometry"]["coordinates"])
        for start, end in zip(points, points[1:]):
            for share in np.linspace(0, 1, int(np.abs(end - start).max() * 2) + 2):
                x, y = start + (end - start) * share
                drawn[min(int(y), 239), min(int(x), 319)] = True
    assert dark[drawn].mean() > 0.97
    near = np.zeros_like(drawn)
    for dy in range(-2, 3):
        for dx in range(-2, 3):
            near |= np.roll(drawn, (dy, dx), (0, 1))
    assert (picture[~near] == 255).all()


def test_svg_has_a_layer_a_level(isobath, tmp_path, hills):
    root = ET.parse(contour(isobath, hills[0], tmp_path / "hills.svg", "--labels")).getroot()
    mode = "{http://www.inkscape.org/namespaces/inkscape}groupmode"
    layers = [group for group in root.iter("{http://www.w3.org/2000/svg}g") if "data-level" in group.attrib]
    assert [float(layer.get("data-level")) for layer in layers] == LEVELS
    assert {layer.get(mode) for layer in layers} == {"layer"}
    record = json.loads(root.find("{http://www.w3.org/2000/svg}metadata").text)
    assert record["meaning"] == "inverse" and record["nearIs"] == "larger"
    assert root.findall(".//{http://www.w3.org/2000/svg}text")


def test_poppler_reads_the_plot(isobath, tmp_path, fixtures):
    scene = fixtures / "scenes"
    pdf = tmp_path / "room.pdf"
    isobath(
        "contour", scene / "room.png", "--depth", scene / "room.npy", "--depth-is", "metres", "--photo", "-o", pdf)
    told = tool("pdfinfo", pdf)
    assert re.search(r"^Pages:\s+1$", told, re.M)
    assert re.search(r"^Title:\s+room.png$", told, re.M)
    assert '"meaning":"metres"' in told
    # The photo is kept as a JPEG.
    assert re.search(r"image\s+320\s+240\s+rgb\s+3\s+8\s+jpeg", tool("pdfimages", "-list", pdf))
    text = tool("pdftotext", pdf, "-")
    assert "room.png" in text and "Distance" in text and "near" in text and "far" in text
    assert len(re.findall(r"\d m\b", text)) >= 10
    tool("pdftoppm", "-r", "72", "-png", "-singlefile", pdf, tmp_path / "room")
    picture = np.asarray(Image.open(tmp_path / "room.png").convert("RGB"))
    assert picture.shape[1] == 800
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 1000


def test_png_plot_is_a_picture_with_the_record(isobath, tmp_path, fixtures):
    scene = fixtures / "scenes"
    png = tmp_path / "room.png"
    isobath("contour", scene / "room.png", "--depth", scene / "room.npy", "--depth-is", "metres", "-o", png)
    picture = Image.open(png)
    assert picture.width == 1600 and picture.mode == "RGB"
    assert json.loads(picture.text["isobath"])["meaning"] == "metres"


def test_wrong_use_is_exit_64(isobath, tmp_path, hills):
    for options in [["--levels", "0"], ["--at", "1,x"], ["--levels", "2", "--interval", "1"], ["--photo"]]:
        result = isobath(
            "contour", "--depth", hills[0], "--depth-is", "inverse", *options, "-o", tmp_path / "x.svg", check=False)
        assert result.returncode == 64, result.stderr
        assert not (tmp_path / "x.svg").exists()
