"""Files that are broken on purpose: one line and an exit code, no crash, nothing written."""

import json
import os
import re

import numpy as np
import pytest
import tifffile

from conftest import FIXTURES

USAGE, BAD_DATA = 64, 65
FOLDER = FIXTURES / "hostile"
DEPTH_TYPES = {".png", ".tif", ".tiff", ".npy", ".pfm"}
FILES = sorted(p.name for p in FOLDER.iterdir() if p.suffix in DEPTH_TYPES) if FOLDER.is_dir() else []


def ends_in_order(result, name):
    """The process ended by itself: well, or with one line that names the file."""
    assert result.returncode >= 0, f"killed by signal {-result.returncode}"
    assert result.returncode < 128, result.stderr
    if result.returncode != 0:
        assert result.returncode in (USAGE, BAD_DATA), result.stderr
        lines = result.stderr.splitlines()
        assert len(lines) == 1 and lines[0].startswith("isobath: "), result.stderr
        assert name in lines[0]


@pytest.mark.parametrize("name", FILES)
def test_as_depth(isobath, tmp_path, name):
    arguments = ["--depth", FOLDER / name, "--depth-is", "inverse", "-o", tmp_path / "a.png"]
    result = isobath("mask", *arguments, check=False, timeout=120)
    ends_in_order(result, name)
    assert os.listdir(tmp_path) == (["a.png"] if result.returncode == 0 else [])


def test_all_as_photos_in_one_batch(isobath, tmp_path):
    """No file stops the ones behind it, and each ends as a mask or in a line that names it."""
    result = isobath("export", FOLDER, "-o", tmp_path, "--to", "mask", check=False, timeout=600)
    assert result.returncode in (USAGE, BAD_DATA), result.stderr
    failed = {line.split(": ")[1] for line in result.stderr.splitlines() if line.startswith("isobath: /")}
    done, total = map(int, re.search(r"(\d+) of (\d+) photos done", result.stderr).groups())
    assert done + len(failed) == total > 50
    masks = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(masks) == done and all(path.name.endswith(".mask.png") for path in masks)


@pytest.mark.parametrize("kind", ["jpg", "png", "npy"])
def test_every_length_that_a_file_can_be_cut_to(isobath, fixtures, tmp_path, kind):
    """A sample of lengths: all at once through a folder for photos, one by one for depth."""
    source = {"jpg": "photos/coffee-orientation-6.jpg", "png": "scenes/steps.png", "npy": "scenes/steps.npy"}[kind]
    whole = (fixtures / source).read_bytes()
    lengths = [1, 7, 20, 60, 128, 200, 700, len(whole) // 2]
    if kind == "npy":
        for length in lengths:
            (tmp_path / "cut.npy").write_bytes(whole[:length])
            arguments = ["--depth", tmp_path / "cut.npy", "--depth-is", "metres", "-o", tmp_path / "a.png"]
            result = isobath("mask", *arguments, check=False)
            assert result.returncode == BAD_DATA, (length, result.stderr)
            assert not (tmp_path / "a.png").exists()
        return
    folder = tmp_path / "cut"
    folder.mkdir()
    for length in lengths:
        (folder / f"{length}.{kind}").write_bytes(whole[:length])
    result = isobath("export", folder, "-o", tmp_path / "out", "--to", "mask", check=False)
    assert result.returncode == BAD_DATA, result.stderr
    named = [line for line in result.stderr.splitlines() if line.startswith("isobath: ")]
    assert len(named) == len(lengths), result.stderr
    assert f"0 of {len(lengths)} photos done" in result.stderr


def extreme_maps():
    rng = np.random.default_rng(7)
    tiny, greatest = np.float32(1e-45), np.finfo(np.float32).max
    ramp = np.linspace(0, 1, 12 * 16, dtype=np.float32).reshape(12, 16)
    wild = (1 + ramp).astype(np.float32)
    wild[5, 7] = greatest
    return {
        "nearly-nothing": ramp * np.float32(1e-36),
        "all-that-floats-hold": rng.choice([-3.3e38, 3.3e38], (12, 16)).astype(np.float32),
        "denormals": rng.integers(1, 9, (12, 16)).astype(np.float32) * tiny,
        "one-wild-pixel": wild,
        "least-and-greatest": np.where(ramp < 0.5, tiny, greatest).astype(np.float32),
    }


EVERYTHING = "heatmap,contour,ply --ascii,obj,tiff,mask"


def exports_in_order(isobath, folder, depth, *arguments):
    """Every exporter ends well, with finite numbers, or in one line of its own."""
    out = folder / "out"
    result = isobath(
        "export", "--depth", depth, *arguments, "--to", EVERYTHING, "-o", out, check=False, timeout=120
    )
    assert 0 <= result.returncode < 128, f"{result.returncode}: {result.stderr}"
    failures = [line for line in result.stderr.splitlines() if line.startswith("isobath: ")]
    if result.returncode == 0:
        assert failures == [] or all("warning" in line for line in failures), result.stderr
        assert len(list(out.glob("*.ply"))) == 1 and len(list(out.glob("*.obj"))) == 1
    else:
        assert result.returncode in (USAGE, BAD_DATA), result.stderr
        assert 1 <= len(failures) <= EVERYTHING.count(",") + 1, result.stderr
    for cloud in out.glob("*.ply"):
        body = cloud.read_text().split("end_header\n")[1]
        assert all(np.isfinite(float(word)) for word in body.split()), cloud.name
    for mesh in out.glob("*.obj"):
        lines = [line.split() for line in mesh.read_text().splitlines()]
        numbers = [float(word) for line in lines if line and line[0] in ("v", "vn", "vt") for word in line[1:]]
        assert np.isfinite(numbers).all(), mesh.name


@pytest.mark.parametrize("meaning", ["inverse", "depth", "metres"])
@pytest.mark.parametrize("name", sorted(extreme_maps()))
def test_extreme_maps_in_every_exporter(isobath, tmp_path, name, meaning):
    np.save(tmp_path / "extreme.npy", extreme_maps()[name])
    exports_in_order(isobath, tmp_path, tmp_path / "extreme.npy", "--depth-is", meaning)


ALTERED = {
    "camera-without-length": {"camera": {"fx": 0}},
    "camera-of-almost-no-length": {"camera": {"fx": 1e-300}},
    "camera-without-width": {"camera": {"width": 0}},
    "scale-beyond-floats": {"encoding": {"scale": 1e300}},
    "near-behind-far": {"calibration": {"near": 4, "far": 2}},
}


@pytest.mark.parametrize("name", sorted(ALTERED))
def test_our_own_tiff_with_an_altered_record(isobath, fixtures, tmp_path, name):
    own = tmp_path / "own.tiff"
    source = ["--depth", fixtures / "scenes/plane.npy", "--depth-is", "inverse"]
    isobath("tiff", *source, "--near", "2", "--far", "4", "-o", own)
    with tifffile.TiffFile(own) as file:
        record = json.loads(file.pages[0].description)
    for part, fields in ALTERED[name].items():
        for field, value in fields.items():
            assert field in record[part], record
            record[part][field] = value
    tifffile.tiffcomment(own, json.dumps(record).encode())
    exports_in_order(isobath, tmp_path, own)
