"""Layers of scenes whose geometry is known, laid over one another by Pillow and by NumPy."""

import json

import numpy as np
import pytest
from PIL import Image


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """A disc at 1 m before a post at 3 m before a wall at 12 m, with a hole without depth; and a noisy photo."""
    folder = tmp_path_factory.mktemp("layers")
    y, x = np.mgrid[0:200, 0:301]
    depth = np.full(x.shape, 12, np.float32)
    depth[:, 150:200] = 3
    depth[(x - 120) ** 2 + (y - 100) ** 2 < 60**2] = 1
    depth[20:30, 20:30] = np.nan
    np.save(folder / "depth.npy", depth)
    photo = np.random.default_rng(4).integers(0, 256, (200, 301, 3), np.uint8)
    Image.fromarray(photo).save(folder / "photo.png", dpi=(300, 300))
    return folder, depth, photo


@pytest.fixture
def export(isobath_json, scene, tmp_path):
    """export("--layers", 3) -> the layers as RGBA arrays from near to far, report"""
    folder = scene[0]

    def make(*options):
        result = isobath_json(
            "layers", folder / "photo.png", "--depth", folder / "depth.npy", "--depth-is", "metres",
            "-o", tmp_path / "out.png", *options)
        report = result["photos"][0]["exports"][0]["report"]
        pictures = [Image.open(file["path"]) for file in report["files"]]
        assert all(picture.mode == "RGBA" for picture in pictures)
        return pictures, report

    return make


def over(pictures):
    """Far to near in 8 bit by Pillow's own rule."""
    result = Image.new("RGBA", pictures[0].size, (255, 0, 255, 255))
    for picture in reversed(pictures):
        result = Image.alpha_composite(result, picture)
    return np.asarray(result)


@pytest.mark.parametrize("options", [(), ("--layers", 2), ("--layers", 5), ("--fill", 0), ("--at-distances", "2,6")])
def test_layers_over_one_another_are_the_photo(export, scene, options):
    pictures, _ = export(*options)
    composite = over(pictures)
    assert (composite[..., 3] == 255).all()
    assert np.abs(composite[..., :3].astype(int) - scene[2]).max() <= 1


def test_layers_hold_their_depths(export, scene):
    depth = scene[1]
    pictures, report = export("--layers", 3, "--fill", 0)
    masks = [np.asarray(picture)[..., 3] == 255 for picture in pictures]
    assert np.array_equal(masks[0], depth == 1)
    assert np.array_equal(masks[1], depth == 3)
    assert np.array_equal(masks[2], ~(depth <= 3))
    facts = report["facts"]
    assert facts["layerShares"] == pytest.approx([mask.mean() for mask in masks])
    near, far = facts["farthestDistances"]
    assert 1 < near < 3 < far < 12
    assert [file["path"].rsplit(".", 2)[1] for file in report["files"]] == ["layer-1", "layer-2", "layer-3"]
    assert json.loads(pictures[0].text["isobath"])["camera"]["width"] == 301
    assert pictures[0].info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_no_gap_shows_when_layers_shift(export, scene):
    pictures, _ = export("--fill", 10)
    result = Image.new("RGBA", pictures[0].size)
    for shift, picture in zip((0, 5, 10), reversed(pictures)):
        moved = Image.new("RGBA", picture.size)
        moved.paste(picture, (shift, 0))
        result = Image.alpha_composite(result, moved)
    assert (np.asarray(result)[:, 10:, 3] == 255).all()


def test_bad_use_is_refused(isobath, scene, tmp_path):
    folder = scene[0]
    given = ["--depth", folder / "depth.npy", "--depth-is", "metres"]
    assert isobath("layers", *given, "-o", tmp_path / "out.png", check=False).returncode == 64
    assert isobath("layers", folder / "photo.png", *given, "-o", "-", check=False).returncode == 64
    result = isobath("layers", folder / "photo.png", *given, "-o", tmp_path / "x.png", "--layers", 99, check=False)
    assert result.returncode == 64 and "--layers" in result.stderr
    # A layer never replaces the photo that it is cut from.
    (tmp_path / "a.layer-1.png").write_bytes((folder / "photo.png").read_bytes())
    result = isobath("layers", tmp_path / "a.layer-1.png", *given, "-o", tmp_path / "a.png", check=False)
    assert result.returncode == 64 and not (tmp_path / "a.layer-2.png").exists()


def test_the_same_depth_everywhere(isobath_json, scene, tmp_path):
    np.save(tmp_path / "flat.npy", np.full((200, 301), 2, np.float32))
    result = isobath_json(
        "layers", scene[0] / "photo.png", "--depth", tmp_path / "flat.npy", "--depth-is", "metres",
        "-o", tmp_path / "out.png")
    report = result["photos"][0]["exports"][0]["report"]
    assert len(report["warnings"]) == 1 and "layer 1, 2" in report["warnings"][0]
    assert np.array_equal(over([Image.open(file["path"]) for file in report["files"]])[..., :3], scene[2])
