"""Masks and cut-outs of scenes whose geometry is known, read by Pillow."""

import json

import numpy as np
import pytest
from PIL import Image


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """A disc at 1 m with a pinhole, a crumb at 1.2 m, a hole without depth in the disc, a wall at 5 m; and a photo."""
    folder = tmp_path_factory.mktemp("mask")
    y, x = np.mgrid[0:200, 0:301]
    disc = (x - 120) ** 2 + (y - 100) ** 2 < 60**2
    crumb = (abs(x - 260) < 5) & (abs(y - 40) < 5)
    depth = np.where(disc, 1.0, np.where(crumb, 1.2, 5.0)).astype(np.float32)
    missing = (abs(x - 110) < 4) & (abs(y - 90) < 4)
    depth[missing] = np.nan
    np.save(folder / "depth.npy", depth)
    photo = np.stack([x % 256, y, (x + y) % 256], -1).astype(np.uint8)
    Image.fromarray(photo).save(folder / "photo.png", dpi=(300, 300), icc_profile=srgb())
    return folder, disc, crumb, missing, photo


def srgb():
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.fixture
def export(isobath_json, scene, tmp_path):
    """export("mask", "--largest") -> pixels, report, Pillow's image"""
    folder = scene[0]

    def make(name, *options, suffix="png"):
        path = tmp_path / f"out.{suffix}"
        result = isobath_json(
            name, folder / "photo.png", "--depth", folder / "depth.npy", "--depth-is", "metres", "-o", path, *options)
        with Image.open(path) as picture:
            picture.load()
            return np.asarray(picture), result["photos"][0]["exports"][0]["report"], picture

    return make


def test_automatic_mask_is_the_geometry(export, scene):
    _, disc, crumb, missing, _ = scene
    mask, report, picture = export("mask")
    assert picture.mode == "L"
    assert set(np.unique(mask)) == {0, 255}
    assert np.array_equal(mask == 255, (disc | crumb) & ~missing)
    facts = report["facts"]
    assert facts["foregroundShare"] == pytest.approx((mask == 255).mean(), abs=1e-9)
    assert 1.2 < facts["farthestDistance"] < 5
    assert facts["separability"] > 0.99
    # The photo is smooth: it shows no edge where the depth has one.
    assert 0.6 < facts["certainty"] <= 1
    assert facts["edgeSupport"] > 0.6
    assert report["warnings"] == []
    record = json.loads(picture.text["isobath"])
    assert record["meaning"] == "metres"


def test_largest_piece_without_holes(export, scene):
    _, disc, _, _, _ = scene
    mask, _, _ = export("mask", "--largest", "--fill-holes")
    assert np.array_equal(mask == 255, disc)
    inverted, _, _ = export("mask", "--largest", "--fill-holes", "--invert")
    assert np.array_equal(inverted, 255 - mask)


def test_limits(export, scene):
    _, disc, crumb, missing, _ = scene
    assert np.array_equal(export("mask", "--from", 1.1, "--to", 2)[0] == 255, crumb)
    assert np.array_equal(export("mask", "--to", 1.1)[0] == 255, disc & ~missing)
    assert np.array_equal(export("mask", "--from-percent", 50)[0] == 255, ~disc & ~crumb)


def test_the_thing_at_a_pixel(export, scene):
    _, disc, crumb, missing, _ = scene
    assert np.array_equal(export("mask", "--at", "120,60")[0] == 255, disc & ~missing)
    assert np.array_equal(export("mask", "--at", "260,40")[0] == 255, crumb)
    both, report, _ = export("mask", "--at", "120,60", "--at", "260,40")
    assert np.array_equal(both == 255, (disc | crumb) & ~missing)
    assert report["warnings"] == []


def test_the_foreground_in_a_box(export, scene):
    _, disc, crumb, missing, _ = scene
    assert np.array_equal(export("mask", "--box", "230,0,71x90")[0] == 255, crumb)
    assert np.array_equal(export("mask", "--box", "0,0,230x200")[0] == 255, disc & ~missing)
    half, _, _ = export("mask", "--box", "0,0,120x200", "--to", 2)
    assert np.array_equal(half == 255, disc & ~missing & (np.mgrid[0:200, 0:301][1] < 120))


@pytest.mark.parametrize(
    "options, words",
    [
        (["--at", "301,0"], "301,0"), (["--at", "110,90"], "no depth at 110,90"), (["--at", "1"], "--at"),
        (["--at", "5,5", "--to", "3"], "--at"), (["--box", "400,0,5x5"], "outside the picture"),
        (["--box", "1,2,3"], "--box"), (["--at", "120,60", "--box", "0,0,9x9"], "outside the box"),
    ],
)
def test_places_where_nothing_can_be_found_are_refused(isobath, scene, tmp_path, options, words):
    folder, path = scene[0], tmp_path / "out.png"
    result = isobath(
        "mask", folder / "photo.png", "--depth", folder / "depth.npy", "--depth-is", "metres", "-o", path, *options,
        check=False)
    assert result.returncode in (64, 65)
    assert words in result.stderr
    assert not path.exists()


def test_scenes_without_a_subject_are_told_of(isobath_json, tmp_path):
    """A floor that runs to a wall, and nothing on it."""
    floor = np.repeat(np.maximum(0.1, np.linspace(-0.3, 1, 240))[:, None], 320, 1).astype(np.float32)
    np.save(tmp_path / "floor.npy", floor)
    result = isobath_json("mask", "--depth", tmp_path / "floor.npy", "--depth-is", "inverse", "-o", tmp_path / "mask.png")
    report = result["photos"][0]["exports"][0]["report"]
    assert report["facts"]["certainty"] < 0.2
    assert len(report["warnings"]) == 1 and "no clear foreground" in report["warnings"][0]


def test_soft_edge(export, scene):
    _, disc, _, _, _ = scene
    mask, _, _ = export("mask", "--largest", "--fill-holes", "--feather", 6)
    y, x = np.mgrid[0:200, 0:301]
    radius = np.hypot(x - 120, y - 100)
    assert (mask[radius < 60 - 9] == 255).all()
    assert (mask[radius > 60 + 9] == 0).all()
    on_the_outline = mask[abs(radius - 60) < 0.7]
    assert 90 < on_the_outline.mean() < 165
    along_the_row = mask[100, 180:301].astype(int)
    assert (np.diff(along_the_row) <= 0).all()


def test_cutout_carries_the_mask_as_alpha(export, scene):
    photo = scene[4]
    mask, _, _ = export("mask", "--feather", 4)
    cut, report, picture = export("cutout", "--feather", 4)
    assert picture.mode == "RGBA"
    assert np.array_equal(cut[..., 3], mask)
    seen = mask > 0
    assert np.array_equal(cut[..., :3][seen], photo[seen])
    assert (cut[~seen] == 0).all()
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert picture.info["icc_profile"] == srgb_of(scene)
    assert json.loads(picture.text["isobath"])["camera"]["width"] == 301


def srgb_of(scene):
    with Image.open(scene[0] / "photo.png") as photo:
        return photo.info["icc_profile"]


def test_background_colour(export, scene):
    photo = scene[4]
    mask, _, _ = export("mask", "--feather", 4)
    over, _, picture = export("cutout", "--feather", 4, "--background", "#20c040")
    assert picture.mode == "RGB"
    alpha = mask[..., None] / 255
    expected = photo * alpha + np.array([0x20, 0xC0, 0x40]) * (1 - alpha)
    assert np.abs(over - expected).max() <= 0.51
    jpeg, _, picture = export("cutout", "--background", "white", suffix="jpg")
    assert picture.format == "JPEG"
    assert (jpeg[:20, :40] > 245).all()


def test_background_picture(export, scene, fixtures):
    over, _, _ = export("cutout", "--matte", "none", "--background-image", fixtures / "scenes/room.png")
    mask, _, _ = export("mask")
    assert np.array_equal(over[mask == 255], scene[4][mask == 255])
    with Image.open(fixtures / "scenes/room.png") as room:
        width, height = room.size
        # As wide as the photo for its height, from the middle.
        part_width = min(width, round(height * 301 / 200))
        part_height = min(height, round(width * 200 / 301))
        left, top = (width - part_width) // 2, (height - part_height) // 2
        part = room.convert("RGB").crop((left, top, left + part_width, top + part_height))
        expected = np.asarray(part.resize((301, 200), Image.BOX)).astype(float)
    seen = mask == 0
    assert np.abs(over.astype(float) - expected)[seen].mean() < 3


@pytest.mark.parametrize(
    "options, words",
    [(["--background-image", "no-such.png"], "no-such.png"), (["--background", "nocolour"], "--background")],
)
def test_bad_backgrounds_are_refused(isobath, scene, tmp_path, options, words):
    folder, path = scene[0], tmp_path / "out.png"
    result = isobath(
        "cutout", folder / "photo.png", "--depth", folder / "depth.npy", "--depth-is", "metres", "-o", path, *options,
        check=False)
    assert result.returncode in (64, 66)
    assert words in result.stderr
    assert not path.exists()


def test_cutting_from_depth_alone_is_refused(isobath, scene, tmp_path):
    path = tmp_path / "out.png"
    result = isobath(
        "cutout", "--depth", scene[0] / "depth.npy", "--depth-is", "metres", "-o", path, check=False)
    assert result.returncode == 64
    assert "photo" in result.stderr
    assert not path.exists()


def test_the_same_depth_everywhere(isobath_json, tmp_path):
    np.save(tmp_path / "flat.npy", np.full((30, 40), 2, np.float32))
    path = tmp_path / "mask.png"
    result = isobath_json("mask", "--depth", tmp_path / "flat.npy", "--depth-is", "metres", "-o", path)
    with Image.open(path) as picture:
        assert not np.asarray(picture).any()
    assert len(result["photos"][0]["exports"][0]["report"]["warnings"]) == 1
