"""Files that are broken on purpose: one line and an exit code, no crash, nothing written."""

import os
import re

import pytest

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
