"""Heatmaps read by Pillow: the right colour at places whose depth is known."""

import json

import numpy as np
import pytest
from PIL import Image

# matplotlib's colours at 0, 1/2 (step 128) and 1.
COLORS = {
    "inferno": ((0, 0, 4), (188, 55, 84), (252, 255, 164)),
    "magma": ((0, 0, 4), (183, 55, 121), (252, 253, 191)),
    "viridis": ((68, 1, 84), (33, 145, 140), (253, 231, 37)),
    "turbo": ((48, 18, 59), (164, 252, 60), (122, 4, 3)),
    "spectral": ((94, 79, 162), (255, 254, 190), (158, 1, 66)),
    "grey": ((0, 0, 0), (128, 128, 128), (255, 255, 255)),
}


@pytest.fixture(scope="module")
def ramp(tmp_path_factory):
    """Inverse depth 0...255 from left to right, and a column without depth."""
    path = tmp_path_factory.mktemp("ramp") / "ramp.npy"
    values = np.tile(np.arange(257, dtype=np.float32), (20, 1))
    values[:, 256] = np.nan
    np.save(path, values)
    return path


def colors_of(path):
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


@pytest.mark.parametrize("name", COLORS)
def test_colours(isobath, ramp, tmp_path, name):
    path = tmp_path / "map.png"
    options = [] if name == "inferno" else ["--colors", name]
    isobath("heatmap", "--depth", ramp, "--depth-is", "inverse", "-o", path, "--low", 0, "--high", 100, *options)
    pixels = colors_of(path)
    assert pixels.shape == (20, 257, 3)
    for column, color in zip((0, 128, 255), COLORS[name]):
        assert tuple(pixels[7, column]) == color
    assert tuple(pixels[7, 256]) == (128, 128, 128)
    isobath(
        "heatmap", "--depth", ramp, "--depth-is", "inverse", "-o", path, "--low", 0, "--high", 100, "--reverse",
        "--empty-color", "lime", *options)
    turned = colors_of(path)
    assert np.array_equal(turned[:, :256], pixels[:, :256][:, ::-1])
    assert tuple(turned[7, 256]) == (0, 255, 0)


def test_percentiles(isobath, ramp, tmp_path):
    path = tmp_path / "map.png"
    isobath("heatmap", "--depth", ramp, "--depth-is", "inverse", "-o", path, "--low", 25, "--high", 75, "--colors", "grey")
    row = colors_of(path)[3, :256, 0]
    assert (row[:64] == 0).all() and (row[192:] == 255).all()
    assert abs(row[128] - 128) <= 2


def test_it_says_what_it_shows(isobath, ramp, tmp_path):
    path = tmp_path / "map.png"
    isobath("heatmap", "--depth", ramp, "--depth-is", "inverse", "-o", path)
    with Image.open(path) as picture:
        picture.load()
        record = json.loads(picture.text["isobath"])
    assert record["meaning"] == "inverse" and record["nearIs"] == "larger"


def test_known_scene_in_jpeg_with_photo_and_legend(isobath_json, fixtures, tmp_path):
    path = tmp_path / "map.jpg"
    result = isobath_json(
        "heatmap", fixtures / "scenes/steps.png", "--depth", fixtures / "scenes/steps.npy", "--depth-is", "metres",
        "-o", path, "--side-by-side", "--legend", "--colors", "grey")
    facts = result["photos"][0]["exports"][0]["report"]["facts"]
    assert facts["distanceRange"] == pytest.approx([1, 4], rel=1e-4)
    with Image.open(path) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (facts["width"], facts["height"])
        assert picture.width > 640 and picture.height == 240
    pixels = colors_of(path)
    photo = colors_of(fixtures / "scenes/steps.png")
    assert np.abs(pixels[:, 8:310] - photo[:, 8:310]).mean() < 4
    # Inverse depth 1/4, 1/3, 1/2.5, 1/2, 1/1.5, 1 in bands of 40 rows.
    for band, depth in enumerate((4, 3, 2.5, 2, 1.5, 1)):
        grey = 255 * (1 / depth - 0.25) / 0.75
        assert np.abs(pixels[band * 40 + 8 : band * 40 + 32, 340:620] - grey).max() < 6


def test_the_same_depth_everywhere(isobath_json, tmp_path):
    np.save(tmp_path / "flat.npy", np.full((30, 40), 2, np.float32))
    path = tmp_path / "map.png"
    result = isobath_json("heatmap", "--depth", tmp_path / "flat.npy", "--depth-is", "inverse", "-o", path)
    assert len(np.unique(colors_of(path).reshape(-1, 3), axis=0)) == 1
    assert result["photos"][0]["exports"][0]["report"]["warnings"]
