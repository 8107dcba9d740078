"""What other readers find in our depth TIFFs: the same integers in each, and the depth within half a step."""

import json
import shutil
import subprocess

import numpy as np
import pytest
import tifffile
from PIL import Image

COMPRESSIONS = ["deflate", "lzw", "zstd", "none"]


@pytest.fixture(scope="module")
def depths(tmp_path_factory):
    """Depth maps with and without holes: smooth, with edges and fine noise, of a size that is no round number."""
    rng = np.random.default_rng(5)
    y, x = np.mgrid[0:233, 0:311].astype(np.float32)
    dense = 40 + x * 0.1 + 5 * np.sin(y / 9) + 30 * ((x - 150) ** 2 + (y - 100) ** 2 < 3000)
    dense = (dense + rng.normal(0, 0.01, dense.shape)).astype(np.float32)
    holes = dense.copy()
    holes[20:60, 200:230] = np.nan
    holes[0, 0] = holes[-1, -1] = np.nan
    folder = tmp_path_factory.mktemp("depths")
    for name, values in (("dense", dense), ("holes", holes)):
        np.save(folder / f"{name}.npy", values)
    return {"dense": (folder / "dense.npy", dense), "holes": (folder / "holes.npy", holes)}


def facts(result):
    return result["photos"][0]["exports"][0]["report"]["facts"]


def gdal(path):
    return json.loads(subprocess.run(["gdalinfo", "-json", path], check=True, capture_output=True, text=True).stdout)


def gdal_values(path, folder, kind):
    """The samples as GDAL reads them, through its plain ENVI format."""
    raw = folder / "gdal.raw"
    subprocess.run(["gdal_translate", "-q", "-of", "ENVI", path, raw], check=True, capture_output=True)
    return np.fromfile(raw, kind)


@pytest.mark.parametrize("name", ["dense", "holes"])
@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_every_reader_finds_the_same_integers(isobath_json, depths, tmp_path, compression, name):
    source, depth = depths[name]
    path = tmp_path / "depth.tiff"
    report = facts(isobath_json("tiff", "--depth", source, "--depth-is", "inverse", "-o", path, "--compression", compression))

    samples = tifffile.imread(path)
    assert samples.dtype == np.uint16
    has_depth = np.isfinite(depth)
    assert report["withoutDepth"] == (~has_depth).sum()
    back = samples * report["scale"] + report["offset"]
    assert np.abs(back - depth.astype(float))[has_depth].max() <= report["scale"] * 0.500001
    assert samples[has_depth].max() == 65535
    assert samples[has_depth].min() == (1 if name == "holes" else 0)
    assert (samples[~has_depth] == 0).all()

    with Image.open(path) as picture:
        if compression != "zstd":  # Pillow's wheel has no ZSTD on every platform
            assert np.array_equal(np.asarray(picture).astype(np.uint16), samples)
    assert np.array_equal(gdal_values(path, tmp_path, "<u2").reshape(samples.shape), samples)
    described = subprocess.run(["tiffinfo", "-s", path], check=True, capture_output=True, text=True)
    assert "Bits/Sample: 16" in described.stdout
    assert "Orientation: row 0 top, col 0 lhs" in described.stdout
    # libtiff's own decoder, on every strip.
    copy = tmp_path / "copy.tiff"
    subprocess.run(["tiffcp", "-c", "none", path, copy], check=True, capture_output=True)
    assert np.array_equal(tifffile.imread(copy), samples)


@pytest.mark.parametrize("name", ["dense", "holes"])
def test_gdal_shows_scale_offset_and_missing_depth(isobath_json, depths, tmp_path, name):
    path = tmp_path / "depth.tiff"
    report = facts(isobath_json("tiff", "--depth", depths[name][0], "--depth-is", "inverse", "-o", path))
    band = gdal(path)["bands"][0]
    assert band["type"] == "UInt16"
    assert band["scale"] == pytest.approx(report["scale"], rel=1e-12)
    assert band["offset"] == pytest.approx(report["offset"], rel=1e-12)
    assert band["description"] == "relative inverse depth, larger is nearer"
    assert band.get("noDataValue") == (0 if name == "holes" else None)


def test_the_record_says_what_the_samples_mean(isobath_json, depths, tmp_path):
    path = tmp_path / "depth.tiff"
    report = facts(isobath_json("tiff", "--depth", depths["holes"][0], "--depth-is", "inverse", "-o", path))
    with tifffile.TiffFile(path) as file:
        tags = file.pages[0].tags
        record = json.loads(tags["ImageDescription"].value)
        assert tags["Predictor"].value == 2
        assert tags["ResolutionUnit"].value == 1
        assert tags["Software"].value.startswith("isobath ")
    assert record["meaning"] == "inverse" and record["nearIs"] == "larger"
    assert record["encoding"] == {"scale": report["scale"], "offset": report["offset"], "noData": 0}


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_floats_are_exact(isobath_json, depths, tmp_path, compression):
    source, depth = depths["holes"]
    path = tmp_path / "depth.tiff"
    isobath_json("tiff", "--depth", source, "--depth-is", "depth", "-o", path, "--float", "--compression", compression)
    assert np.array_equal(tifffile.imread(path), depth, equal_nan=True)
    assert np.array_equal(gdal_values(path, tmp_path, "<f4").reshape(depth.shape), depth, equal_nan=True)
    assert gdal(path)["bands"][0]["noDataValue"] == "NaN"


def test_millimetres(isobath_json, fixtures, tmp_path):
    path = tmp_path / "steps.tiff"
    isobath_json("tiff", "--depth", fixtures / "scenes/steps.npy", "--depth-is", "metres", "-o", path, "--millimetres")
    metres = np.load(fixtures / "scenes/steps.npy")
    assert np.array_equal(tifffile.imread(path), np.rint(metres * 1000).astype(np.uint16))
    band = gdal(path)["bands"][0]
    assert band["scale"] == 0.001 and band["unit"] == "m"


def test_reading_back_gives_the_same_file(isobath, isobath_json, depths, tmp_path):
    source, depth = depths["holes"]
    first, again, exact = tmp_path / "first.tiff", tmp_path / "again.tiff", tmp_path / "exact.tiff"
    report = facts(isobath_json("tiff", "--depth", source, "--depth-is", "inverse", "-o", first))
    # No word about its meaning: the file says it.
    isobath("tiff", "--depth", first, "-o", again)
    assert np.array_equal(tifffile.imread(first), tifffile.imread(again))
    isobath("tiff", "--depth", first, "-o", exact, "--float")
    back = tifffile.imread(exact)
    assert np.array_equal(np.isnan(back), np.isnan(depth))
    # Half a step, and the rounding of depth itself to single precision.
    assert np.nanmax(np.abs(back.astype(float) - depth) - np.spacing(depth)) <= report["scale"] / 2


def test_the_photo_s_resolution_travels_along(isobath, fixtures, tmp_path):
    photo, path = tmp_path / "photo.png", tmp_path / "depth.tiff"
    with Image.open(fixtures / "scenes/steps.png") as picture:
        picture.save(photo, dpi=(240, 120))
    isobath("tiff", photo, "--depth", fixtures / "scenes/steps.npy", "--depth-is", "metres", "-o", path)
    with Image.open(path) as picture:
        assert picture.info["dpi"] == pytest.approx((240, 120), abs=0.1)


def test_nothing_is_left_of_a_file_that_cannot_be_written(isobath, depths, tmp_path):
    result = isobath(
        "tiff", "--depth", depths["dense"][0], "--depth-is", "inverse", "-o", "/dev/full", check=False)
    assert result.returncode == 74
    assert "/dev/full" in result.stderr and len(result.stderr.strip().splitlines()) == 1


def test_metres_that_nobody_knows_are_refused(isobath, depths, tmp_path):
    path = tmp_path / "depth.tiff"
    result = isobath(
        "tiff", "--depth", depths["dense"][0], "--depth-is", "inverse", "-o", path, "--millimetres", check=False)
    assert result.returncode == 64
    assert "--near" in result.stderr
    assert not path.exists()


def test_tools_are_there():
    """Fails with a name rather than with a stack of errors where an apt package is missing."""
    for tool in ("gdalinfo", "gdal_translate", "tiffinfo", "tiffcp"):
        assert shutil.which(tool), f"{tool} is missing; see scripts/apt-packages-test.txt"
