"""What is done to a scene before the network sees it: picture and depth must stay together."""

import numpy as np
import pytest

pytest.importorskip("cv2", reason=".venv-training has OpenCV")
from starter.framing import framed
from starter.photometry import as_photographed, dimness, margins
from starter.scene_cache import SceneCache


def smooth_scene(height=192, width=256):
    """A picture whose red says what the depth is: both rise smoothly across and down."""
    down, across = np.mgrid[0:height, 0:width]
    value = 40 + 150 * (0.6 * across / width + 0.4 * down / height)
    photo = np.repeat(value[..., None], 3, 2)
    return photo.astype(np.uint8), value.astype(np.float16)


@pytest.mark.parametrize("size", [(128, 160), (160, 128), (192, 256), (384, 512)])
def test_picture_and_depth_stay_aligned(size):
    photo, inverse = smooth_scene()
    for seed in range(40):
        picture, depth = framed(photo, inverse, *size, np.random.default_rng(seed))
        assert picture.shape == (*size, 3) and depth.shape == size
        # One pixel of the scene is 0.35 of a grey level across: 1.5 is rounding, and no shift.
        assert np.abs(picture[..., 0] - depth)[3:-3, 3:-3].max() < 1.5


def test_an_edge_stays_where_it_is():
    photo = np.zeros((192, 256, 3), np.uint8)
    photo[:, 128:] = 200
    inverse = np.where(photo[..., 0] > 0, 2.0, 1.0).astype(np.float16)
    for seed in range(40):
        picture, depth = framed(photo, inverse, 192, 256, np.random.default_rng(seed))
        assert ((picture[..., 0] > 100) != (depth > 1.5)).mean() < 0.006  # half a pixel on either side at most


def test_framing_varies_and_repeats():
    photo, inverse = smooth_scene()
    draws = [framed(photo, inverse, 128, 160, np.random.default_rng(seed))[1] for seed in (1, 2, 1)]
    assert not np.array_equal(draws[0], draws[1])
    assert np.array_equal(draws[0], draws[2])


def test_photographed_pictures_are_in_range_and_recognisable():
    photo, _ = smooth_scene(128, 160)
    alike = []
    for seed in range(60):
        picture = as_photographed(photo, np.random.default_rng(seed))
        assert picture.shape == photo.shape
        assert np.isfinite(picture).all() and picture.min() >= 0 and picture.max() <= 1
        alike.append(np.corrcoef(picture.mean(2).ravel(), photo.mean(2).ravel())[0, 1])
    assert np.median(alike) > 0.9
    assert min(alike) < 0.99  # something was done to them


def test_dim_pictures_are_darker_and_no_bluer():
    grey = np.full((8, 8, 3), 0.5, np.float32)
    pictures = [dimness(grey, np.random.default_rng(seed)) for seed in range(400)]
    dim = [picture[0, 0] for picture in pictures if not np.array_equal(picture, grey)]
    assert 25 < len(dim) < 75
    assert all(0.07 < colour[0] < 0.31 and colour[0] >= colour[1] and colour[0] >= colour[2] for colour in dim)


def test_margins_are_along_the_rim_and_leave_the_middle_alone():
    grey = np.full((120, 160, 3), 0.5, np.float32)
    covered = []
    for seed in range(200):
        picture = margins(grey, np.random.default_rng(seed))
        changed = np.abs(picture - grey).max(2) > 0.02
        assert not changed[15:-15, 20:-20].any()  # a tenth of each side at most, and what it leans
        covered.append(changed.mean())
    assert 0.1 < np.mean(np.array(covered) > 0) < 0.25  # as often as it says, but for those of no width
    assert max(covered) > 0.1


def test_large_samples_come_from_large_scenes(tmp_path):
    for name, height, width, count in (("a", 120, 160, 100), ("b", 240, 320, 50), ("c", 192, 256, 50)):
        np.save(tmp_path / f"{name}_rgb.npy", np.zeros((count, height, width, 3), np.uint8))
        np.save(tmp_path / f"{name}_inv.npy", np.ones((count, height, width), np.float16))
        (tmp_path / f"{name}.count").write_text(str(count))
    cache = SceneCache(tmp_path)
    assert len(cache) == 98 + 49 + 49  # one in fifty is held out
    assert {cache[index][1].shape for index in cache.fine_enough(1)} == {(120, 160), (240, 320), (192, 256)}
    fine = cache.fine_enough(192 * 256)
    assert len(fine) == 98 and {cache[index][1].shape for index in fine} == {(240, 320), (192, 256)}
    assert {cache[index][1].shape for index in cache.fine_enough(200 * 300)} == {(240, 320)}
    assert len(cache.fine_enough(384 * 512)) == len(cache)  # none is: better enlarged than not at all
