"""A photo that is stored sideways comes out upright, in everything; its EXIF focal length gives the field of view."""

import math

import pytest

SIDEWAYS = "photos/coffee-orientation-6.jpg"  # 400x300 stored, 300x400 upright, 28 mm on 35 mm film


@pytest.fixture
def scene(isobath_json, fixtures, tmp_path):
    def scene(*arguments):
        report = isobath_json("ply", fixtures / SIDEWAYS, *arguments, "-o", tmp_path / "a.ply")
        return report["photos"][0]["scene"]

    return scene


def test_the_scene_is_upright(scene):
    facts = scene()
    assert (facts["width"], facts["height"]) == (300, 400)
    assert facts["pixelsWithDepth"] == 300 * 400


def test_field_of_view_from_exif(scene):
    camera = scene()["record"]["camera"]
    assert camera["source"] == "exif"
    focal = 28 * math.hypot(300, 400) / math.hypot(36, 24)
    assert camera["fx"] == pytest.approx(focal) and camera["fy"] == pytest.approx(focal)
    assert (camera["cx"], camera["cy"]) == (150, 200)


def test_a_stated_field_of_view_comes_first(scene):
    facts = scene("--fov", "50")
    assert facts["record"]["camera"]["source"] == "stated"
    assert facts["horizontalFieldOfViewDegrees"] == pytest.approx(50)


def test_the_same_photo_stored_upright_gives_the_same_depth(isobath_json, fixtures, tmp_path, scene):
    from PIL import Image, ImageOps

    ImageOps.exif_transpose(Image.open(fixtures / SIDEWAYS)).save(tmp_path / "upright.png")
    upright = isobath_json("ply", tmp_path / "upright.png", "-o", tmp_path / "b.ply")["photos"][0]["scene"]
    assert upright["depthRange"] == pytest.approx(scene()["depthRange"], rel=0.02)
