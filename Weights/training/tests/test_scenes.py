"""The scene generator against geometry on paper, and what must hold for every picture."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import scenes  # noqa: E402
from scenes import cache  # noqa: E402
from scenes.library import renderer  # noqa: E402

SIZES = ((96, 72), (72, 96), (64, 64))


def rays(camera, width, height):
    """Origin and directions (height x width x 3) through the pixels' middles, with a component along the axis of 1."""
    x, y, z, yaw, pitch, roll, field_of_view = camera
    ahead = np.array([np.sin(yaw) * np.cos(pitch), np.sin(pitch), np.cos(yaw) * np.cos(pitch)])
    level = np.array([np.cos(yaw), 0, -np.sin(yaw)])
    upright = np.cross(ahead, level)
    right = level * np.cos(roll) + upright * np.sin(roll)
    up = upright * np.cos(roll) - level * np.sin(roll)
    focal = width / 2 / np.tan(field_of_view / 2)
    u = (np.arange(width) + 0.5 - width / 2) / focal
    v = (height / 2 - np.arange(height) - 0.5) / focal
    return np.array([x, y, z]), ahead + u[None, :, None] * right + v[:, None, None] * up


def sphere_depth(origin, directions):
    a = (directions**2).sum(-1)
    offset = origin - np.array([0, 0, 4])
    b = directions @ offset
    discriminant = b * b - a * (offset @ offset - 1)
    hit = discriminant > 0
    return np.where(hit, (-b - np.sqrt(np.maximum(discriminant, 0))) / a, np.inf)


def plane_depth(origin, directions):
    normal = np.array([0, -np.sin(0.6), np.cos(0.6)])
    along = directions @ normal
    depth = (np.array([0, 0, 4]) - origin) @ normal / along
    point = origin + depth[..., None] * directions - np.array([0, 0, 4])
    across = np.abs(point[..., 0]) < 10
    up = np.abs(point @ np.array([0, np.cos(0.6), np.sin(0.6)])) < 10
    return np.where(across & up & (depth > 0), depth, np.inf)


def cube_depth(origin, directions):
    low = (np.array([-0.5, -0.5, 3.5]) - origin) / directions
    high = (np.array([0.5, 0.5, 4.5]) - origin) / directions
    enter, leave = np.minimum(low, high).max(-1), np.maximum(low, high).min(-1)
    return np.where(leave > enter, enter, np.inf)


SHAPES = {"sphere": sphere_depth, "plane": plane_depth, "cube": cube_depth}
CAMERAS = (  # x, y, z, yaw, pitch, roll, field of view
    (0.1, 0.2, 0, 0.05, -0.03, 0.1, 1.0),
    (-1.5, 1.2, 0.3, 0.38, -0.27, -0.3, 0.7),
    (0.3, -1, 0.5, -0.1, 0.3, 2, 1.5),
)


@pytest.mark.parametrize("camera", CAMERAS)
@pytest.mark.parametrize("shape", SHAPES)
def test_depth_is_that_of_the_shape(shape, camera):
    width, height = 200, 150
    _, inverse_depth = renderer().render_known_shape(shape, camera, width, height)
    expected = 1 / SHAPES[shape](*rays(camera, width, height))
    both = (inverse_depth > 0) & (expected > 0)
    assert both.sum() > 300
    disagree = (inverse_depth > 0) != (expected > 0)
    assert disagree.sum() <= 0.02 * both.sum()  # the rim, where a pixel's middle grazes a facet
    error = np.abs(inverse_depth - expected)[both] / expected[both]
    assert np.median(error) < 2e-4
    assert np.quantile(error, 0.99) < 4e-3


@pytest.mark.parametrize("shape", ("sphere", "cube"))
def test_picture_and_depth_have_one_outline(shape):
    rgb, inverse_depth = renderer().render_known_shape(shape, CAMERAS[0], 200, 150)
    assert ((rgb[..., 0] > 128) == (inverse_depth > 0)).all()


def grown(mask):
    """The mask and all pixels beside it, diagonals included."""
    height, width = mask.shape
    padded = np.pad(mask, 1)
    return np.any([padded[y : y + height, x : x + width] for y in range(3) for x in range(3)], axis=0)


@pytest.mark.parametrize("shape", ("sphere", "cube"))
def test_outline_holds_to_the_pixel_when_oversampled(shape):
    rgb, inverse_depth = renderer().render_known_shape(shape, CAMERAS[0], 200, 150, 1.4)
    drawn = inverse_depth > 0
    touching = grown(drawn) & grown(~drawn)
    full = rgb[..., 0] >= rgb[..., 0].max() - 1
    empty = rgb[..., 0] == 0
    assert (full | touching)[drawn].all()
    assert (empty | touching)[~drawn].all()


@pytest.mark.parametrize("kind", scenes.KINDS)
def test_every_kind_is_finite_and_varied(kind):
    pictures = []
    for seed in range(11):
        width, height = SIZES[seed % len(SIZES)]
        rgb, inverse_depth = scenes.render(seed, width, height, kind)
        assert rgb.shape == (height, width, 3) and inverse_depth.shape == (height, width)
        assert np.isfinite(inverse_depth).all()
        assert inverse_depth.min() >= 0
        assert inverse_depth.max() <= 1 / 0.05 * 1.001  # the near plane
        assert inverse_depth.max() > inverse_depth.min()
        assert rgb.std() > 2
        pictures.append(rgb.tobytes())
    assert len(set(pictures)) == len(pictures)


@pytest.mark.parametrize("kind", (None, *scenes.KINDS))
def test_a_seed_reproduces(kind):
    first = scenes.render(5, 96, 72, kind)
    scenes.render(6, 64, 96)  # nothing may be left of it
    second = scenes.render(5, 96, 72, kind)
    other = scenes.Renderer().render(5, 96, 72, kind)
    for again in (second, other):
        assert (first[0] == again[0]).all() and (first[1] == again[1]).all()


def test_sky_is_zero():
    """Outdoor scenes show sky above; it has no depth, and ground below has."""
    with_sky = 0
    for seed in range(16):
        _, inverse_depth = scenes.render(seed, 96, 72, ("nature", "street")[seed % 2])
        sky = inverse_depth == 0
        with_sky += sky[:8].mean() > 0.1
        if sky.mean() > 0.01:  # less is a gap at the street's end, at the horizon
            assert sky[:36].sum() >= sky[36:].sum()
    assert with_sky >= 5
    _, empty = renderer().render_known_shape("sphere", (0, 0, 10, 0, 0, 0, 1), 64, 48)  # looking away
    assert (empty == 0).all()


def test_wrong_sizes_are_refused():
    for width, height in ((0, 10), (10, -1), (9000, 10)):
        with pytest.raises(ValueError):
            scenes.render(1, width, height)


def test_a_cache_holds_the_scenes_and_goes_on_where_it_was_cut_off(tmp_path):
    out = str(tmp_path / "part")
    cache.write(out, 4, 30, 96, 72)
    rgb, inverse_depth = np.load(f"{out}_rgb.npy"), np.load(f"{out}_inv.npy")
    assert rgb.shape == (4, 72, 96, 3) and inverse_depth.shape == (4, 72, 96)
    expected = scenes.render(33, 96, 72)
    assert (rgb[3] == expected[0]).all()
    assert (inverse_depth[3] == expected[1].astype(np.float16)).all()

    spoilt = np.load(f"{out}_rgb.npy", mmap_mode="r+")
    spoilt[:] = 0
    spoilt.flush()
    Path(f"{out}.count").write_text("2")  # as if cut off after two
    cache.write(out, 4, 30, 96, 72)
    again = np.load(f"{out}_rgb.npy")
    assert (again[:2] == 0).all() and (again[2:] == rgb[2:]).all()
    with pytest.raises(SystemExit):
        cache.write(out, 5, 30, 96, 72)
