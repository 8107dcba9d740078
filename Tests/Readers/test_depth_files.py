"""What NumPy, OpenEXR's own library and a reader of PFM find in our depth files, and what we find in theirs."""

import json

import numpy as np
import OpenEXR
import pytest
from PIL import Image


@pytest.fixture(scope="module")
def room(fixtures):
    arguments = [
        fixtures / "scenes/room.png", "--depth", fixtures / "scenes/room.npy", "--depth-is", "metres", "--fov", 60]
    return arguments, np.load(fixtures / "scenes/room.npy")


def test_numpy_reads_the_array(isobath, room, tmp_path):
    arguments, depth = room
    isobath("npy", *arguments, "-o", tmp_path / "d.npy")
    read = np.load(tmp_path / "d.npy", allow_pickle=False)
    assert read.dtype == np.float32
    np.testing.assert_array_equal(read, depth)
    assert np.load(tmp_path / "d.npy", mmap_mode="r").shape == depth.shape


def test_pfm_as_middlebury_reads_it(isobath, room, tmp_path):
    arguments, depth = room
    isobath("pfm", *arguments, "-o", tmp_path / "d.pfm")
    with open(tmp_path / "d.pfm", "rb") as file:
        assert file.readline() == b"Pf\n"
        width, height = map(int, file.readline().split())
        assert float(file.readline()) < 0
        np.testing.assert_array_equal(np.flipud(np.fromfile(file, "<f4").reshape(height, width)), depth)


def test_openexr_reads_depth_colours_and_record(isobath, room, tmp_path):
    arguments, depth = room
    isobath("exr", *arguments, "--colors", "-o", tmp_path / "d.exr")
    with OpenEXR.File(str(tmp_path / "d.exr"), separate_channels=True) as file:
        header, channels = file.header(), file.channels()
        assert set(channels) == {"R", "G", "B", "Z"}
        assert channels["Z"].pixels.dtype == np.float32
        np.testing.assert_array_equal(channels["Z"].pixels, depth)
        photo = np.asarray(Image.open(arguments[0]).convert("RGB")) / 255
        linear = np.where(photo <= 0.04045, photo / 12.92, ((photo + 0.055) / 1.055) ** 2.4)
        for index, name in enumerate("RGB"):
            np.testing.assert_allclose(channels[name].pixels, linear[..., index], rtol=1e-3, atol=1e-6)
        record = json.loads(header["isobath"])
    assert record["meaning"] == "metres" and record["camera"]["width"] == 320


@pytest.mark.parametrize("kind", ["exr", "npy"])
def test_reading_back_needs_no_flags(isobath, isobath_json, room, tmp_path, kind):
    arguments, depth = room
    isobath(kind, *arguments, "-o", tmp_path / f"d.{kind}")
    result = isobath_json("npy", "--depth", tmp_path / f"d.{kind}", "-o", tmp_path / "back.npy")
    assert result["photos"][0]["exports"][0]["report"]["facts"]["meaning"] == "metres"
    np.testing.assert_array_equal(np.load(tmp_path / "back.npy"), depth)


@pytest.mark.parametrize("compression", ["NO", "RLE", "ZIPS", "ZIP", "PIZ", "PXR24"])
@pytest.mark.parametrize("kind", [np.float32, np.float16])
def test_openexr_files_from_elsewhere(isobath, tmp_path, compression, kind):
    depth = np.linspace(1, 9, 37 * 53).reshape(37, 53).astype(kind)
    header = {"compression": getattr(OpenEXR, f"{compression}_COMPRESSION"), "type": OpenEXR.scanlineimage}
    for name in ("Z", "Y", "depth"):
        channels = {name: depth}
        if name == "Z":
            channels["A"] = np.ones_like(depth)
        with OpenEXR.File(header, channels) as file:
            file.write(str(tmp_path / "their.exr"))
        isobath(
            "npy", "--depth", tmp_path / "their.exr", "--depth-is", "metres", "-o", tmp_path / "ours.npy")
        # PXR24 keeps 24 bits of a float.
        tolerance = 1e-4 if compression == "PXR24" else 0
        np.testing.assert_allclose(np.load(tmp_path / "ours.npy"), depth.astype(np.float32), rtol=tolerance)


def test_what_is_not_read_is_refused_in_one_line(isobath, tmp_path):
    pixels = np.ones((16, 16), np.float32)
    tiled = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.tiledimage, "tiles": OpenEXR.TileDescription()}
    cases = [
        (tiled, {"Z": pixels}, "tiles"),
        ({"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}, {"R": pixels, "G": pixels}, "none of them"),
    ]
    for header, channels, words in cases:
        with OpenEXR.File(header, channels) as file:
            file.write(str(tmp_path / "their.exr"))
        result = isobath(
            "npy", "--depth", tmp_path / "their.exr", "--depth-is", "metres", "-o", tmp_path / "o.npy", check=False)
        assert result.returncode == 65 and words in result.stderr and len(result.stderr.splitlines()) == 1
        assert not (tmp_path / "o.npy").exists()
    # As a photo it is refused with what to do instead.
    result = isobath("heatmap", tmp_path / "their.exr", "-o", tmp_path / "o.png", check=False)
    assert result.returncode == 65 and "--depth" in result.stderr
