"""What other readers find in normal maps and previews, against the exact scenes."""

import json

import numpy as np
import pytest
from PIL import Image, ImageSequence


@pytest.fixture(scope="module")
def scene(fixtures):
    """scene("room") -> arguments, camera and surfaces"""

    def find(name):
        arguments = [
            fixtures / f"scenes/{name}.png", "--depth", fixtures / f"scenes/{name}.npy", "--depth-is", "metres",
            "--fov", 60]
        return arguments, json.loads((fixtures / f"scenes/{name}.json").read_text())

    return find


@pytest.mark.parametrize("convention", ["opengl", "directx"])
def test_normals_of_a_room_are_those_of_its_walls(isobath, scene, tmp_path, convention):
    arguments, facts = scene("room")
    isobath("normals", *arguments, "-o", tmp_path / "n.png", *(["--directx"] if convention == "directx" else []))
    picture = Image.open(tmp_path / "n.png")
    assert picture.mode == "RGB" and picture.size == (320, 240)
    assert json.loads(picture.text["isobath"])["meaning"] == "metres"
    normals = np.asarray(picture) / 127.5 - 1
    places = {"left": (10, 120), "right": (310, 120), "ceiling": (160, 20), "floor": (160, 225), "back": (160, 100)}
    for wall, (x, y) in places.items():
        expected = np.array(facts["planes"][wall]["normal"]) * [1, 1 if convention == "directx" else -1, -1]
        np.testing.assert_allclose(normals[y, x], expected, atol=0.015, err_msg=wall)


def test_sixteen_bits(isobath, scene, tmp_path):
    arguments, facts = scene("sphere")
    isobath("normals", *arguments, "--bits", 16, "-o", tmp_path / "n.png")
    tifffile = pytest.importorskip("imagecodecs")
    samples = tifffile.png_decode((tmp_path / "n.png").read_bytes())
    assert samples.dtype == np.uint16 and samples.shape == (240, 320, 3)
    normals = samples / 32767.5 - 1
    np.testing.assert_allclose(np.linalg.norm(normals, axis=-1), 1, atol=1e-4)
    # The middle of the ball's picture, where its normal is towards the camera.
    centre = np.array(facts["sphere"]["centre"])
    camera = facts["camera"]
    x, y = (centre[:2] / centre[2] * camera["fx"] + [camera["cx"], camera["cy"]]).astype(int)
    towards = -centre / np.linalg.norm(centre) * [1, -1, -1]
    np.testing.assert_allclose(normals[y, x], towards, atol=0.03)


def test_the_photos_own_view_is_the_photo(isobath, scene, tmp_path):
    arguments, _ = scene("room")
    isobath("preview", *arguments, "--yaw", 0, "--pitch", 0, "--zoom", 1, "--width", 320, "-o", tmp_path / "p.png")
    drawn = np.asarray(Image.open(tmp_path / "p.png")).astype(int)
    photo = np.asarray(Image.open(arguments[0]).convert("RGB")).astype(int)
    difference = abs(drawn - photo).max(-1)
    # Triangles end at pixel centres, so that borders and edges show the background.
    assert np.mean(difference > 12) < 0.04
    assert difference[60:120, 80:180].max() <= 16


def test_pillow_plays_the_orbit(isobath, scene, tmp_path):
    arguments, _ = scene("room")
    isobath(
        "preview", *arguments, "--frames", 6, "--width", 80, "--fps", 5, "--swing", 30, "-o", tmp_path / "o.png")
    with Image.open(tmp_path / "o.png") as picture:
        assert picture.is_animated and picture.n_frames == 6
        assert picture.info["loop"] == 0 and picture.info["duration"] == 200
        frames = [np.asarray(frame.convert("RGB")).astype(int) for frame in ImageSequence.Iterator(picture)]
    assert all(frame.shape == (60, 80, 3) for frame in frames)
    assert all(abs(a - b).mean() > 1 for a, b in zip(frames, frames[1:]))


def test_one_column_and_one_pixel(isobath, tmp_path):
    for shape in [(1, 1), (1, 40), (40, 1)]:
        np.save(tmp_path / "d.npy", np.linspace(1, 1.1, shape[0] * shape[1], dtype=np.float32).reshape(shape))
        for exporter in ("normals", "preview"):
            result = isobath(
                exporter, "--depth", tmp_path / "d.npy", "--depth-is", "metres", "-o", tmp_path / "o.png", check=False)
            assert result.returncode in (0, 64), result.stderr
            assert len(result.stderr.strip().splitlines()) <= 2
