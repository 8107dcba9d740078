"""Files that are broken on purpose: one line and an exit code, no crash, nothing written."""

import os

import pytest

from conftest import FIXTURES

USAGE, BAD_DATA = 64, 65
FOLDER = FIXTURES / "hostile"
PICTURES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".npy", ".pfm", ".txt", ""}
FILES = sorted(p.name for p in FOLDER.iterdir() if p.suffix in PICTURES) if FOLDER.is_dir() else []


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
def test_as_a_photo_and_as_depth(isobath, tmp_path, name):
    photo = isobath("mask", FOLDER / name, "-o", tmp_path / "a.png", check=False, timeout=60)
    ends_in_order(photo, name)
    meaning = ["--depth-is", "inverse"]
    depth = isobath("mask", "--depth", FOLDER / name, *meaning, "-o", tmp_path / "b.png", check=False, timeout=60)
    ends_in_order(depth, name)
    ended_well = {"a.png": photo.returncode == 0, "b.png": depth.returncode == 0}
    assert sorted(os.listdir(tmp_path)) == [name for name, well in ended_well.items() if well]


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
