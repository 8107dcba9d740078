"""Depth edges follow the photo's; measured depth is repaired; sky stays out of clouds. Read back with tifffile and trimesh."""

import json

import numpy as np
import pytest
import tifffile
import trimesh
from PIL import Image

WIDTH, HEIGHT = 320, 240


@pytest.fixture(scope="module")
def disc(tmp_path_factory):
    """A near disc before a far wall, both patterned: the photo, the true inverse depth, and an eighth of it, softened."""
    folder = tmp_path_factory.mktemp("disc")
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    inside = (x - 150) ** 2 + (y - 118) ** 2 < 70**2
    pattern = ((x // 5 + y // 7) % 2 * 25)[..., None]
    photo = np.where(inside[..., None], [200, 110, 60], [50, 80, 120]) + pattern
    Image.fromarray(photo.astype(np.uint8)).save(folder / "photo.png")
    truth = np.where(inside, 1.0, 0.25).astype(np.float32)
    small = truth.reshape(HEIGHT // 8, 8, WIDTH // 8, 8).mean((1, 3))
    padded = np.pad(small, 1, mode="edge")
    soft = sum(padded[i : i + HEIGHT // 8, j : j + WIDTH // 8] for i in range(3) for j in range(3)) / 9
    np.save(folder / "soft.npy", soft.astype(np.float32))
    return folder, truth, inside


def depth_of(isobath, folder, *options):
    isobath("tiff", folder / "photo.png", *options, "--float", "-o", folder / "depth.tiff")
    return tifffile.imread(folder / "depth.tiff"), json.loads(tifffile.TiffFile(folder / "depth.tiff").pages[0].description)


def test_edges_snap_to_the_photo(isobath, disc):
    folder, truth, _ = disc
    source = ("--depth", folder / "soft.npy", "--depth-is", "inverse")
    soft, record = depth_of(isobath, folder, *source)
    assert "refinement" not in record["origin"]
    sharp, record = depth_of(isobath, folder, *source, "--refine", "guided")
    assert record["origin"]["refinement"] == "guided"
    wrong = np.abs(sharp - truth) > 0.1
    assert np.count_nonzero(wrong) < 0.1 * np.count_nonzero(np.abs(soft - truth) > 0.1)
    # Far from the disc nothing changes at all.
    assert np.array_equal(sharp[:, :30], soft[:, :30])


def reduced(truth, width=8):
    """An eighth of a map, blurred by a Gaussian of one pixel of it first."""
    reach = np.arange(-4 * width, 4 * width + 1)
    bell = np.exp(-(reach**2) / (2 * width**2))
    for axis in (0, 1):
        padded = np.pad(truth, [(4 * width, 4 * width) if axis == one else (0, 0) for one in (0, 1)], mode="edge")
        truth = np.apply_along_axis(lambda line: np.convolve(line, bell / bell.sum(), "valid"), axis, padded)
    return truth.reshape(HEIGHT // width, width, WIDTH // width, width).mean((1, 3)).astype(np.float32)


def before_and_after(isobath, folder, small):
    """-> the depth of a small map at the photo's size, without and with refinement."""
    np.save(folder / "small.npy", small)
    source = ("--depth", folder / "small.npy", "--depth-is", "inverse")
    return [depth_of(isobath, folder, *source, "--refine", method)[0] for method in ("none", "guided")]


def error(depth, truth):
    return np.sqrt(np.mean((depth - truth) ** 2))


def test_bars_thinner_than_the_maps_pixels_come_nearer_to_where_they_are(isobath, tmp_path):
    x = np.arange(WIDTH)
    near = (x < 80) | np.isin(x // 6, (24, 35, 46))
    truth = np.where(near, 1.0, 0.25) * np.ones((HEIGHT, 1))
    pattern = np.add.outer(np.arange(HEIGHT) // 7, x // 5) % 2 * 6
    photo = np.where(near[:, None], [200, 110, 60], [50, 80, 120]) + pattern[..., None]
    Image.fromarray(photo.astype(np.uint8)).save(tmp_path / "photo.png")
    soft, sharp = before_and_after(isobath, tmp_path, reduced(truth))
    bars = np.isin(x // 6, (24, 35, 46))
    assert soft[40:200, bars].mean() < 0.5
    assert sharp[40:200, bars].mean() > 0.65
    assert error(sharp, truth) < 0.6 * error(soft, truth)
    # Nothing beyond the values that there are.
    assert sharp.min() > 0.249 and sharp.max() < 1.001


@pytest.mark.parametrize("noise", [0, 0.01])
def test_noise_is_not_taken_for_edges(isobath, disc, noise):
    folder, truth, _ = disc
    small = reduced(truth)
    small += np.random.default_rng(5).normal(0, noise, small.shape).astype(np.float32)
    soft, sharp = before_and_after(isobath, folder, small)
    assert error(sharp, truth) < 0.3 * error(soft, truth)
    far = np.hypot(*np.mgrid[-118 : HEIGHT - 118, -150 : WIDTH - 150]) > 70 + 4 * 8
    assert error(sharp[far], 0.25) < 1.1 * error(soft[far], 0.25) + 1e-4


def test_a_map_beside_the_photo_is_made_no_worse(isobath, disc):
    folder, truth, _ = disc
    # Half a pixel of the map to the right and down.
    soft, sharp = before_and_after(isobath, folder, reduced(np.pad(truth, ((4, 0), (4, 0)), mode="edge")[:HEIGHT, :WIDTH]))
    assert error(sharp, truth) < 0.95 * error(soft, truth)


def test_refining_needs_a_photo(isobath, disc, tmp_path):
    folder, _, _ = disc
    result = isobath(
        "tiff", "--depth", folder / "soft.npy", "--depth-is", "inverse", "--refine", "guided", "-o", tmp_path / "d.tiff",
        check=False)
    assert result.returncode == 64
    assert "photo" in result.stderr


def test_measured_depth_is_repaired(isobath, tmp_path):
    rng = np.random.default_rng(3)
    metres = np.where(np.arange(120) < 60, 1.0, 4.0)[None] * (1 + rng.normal(0, 0.01, (90, 120)))
    metres[10, 20] = 900  # a wild value
    metres[30:60, 60:66] = 0  # a sensor's shadow beside the near half
    np.save(tmp_path / "depth.npy", metres.astype(np.float32))
    isobath(
        "tiff", "--depth", tmp_path / "depth.npy", "--depth-is", "metres", "--depth-clip", "0.1", "--depth-fill", "6",
        "--depth-smooth", "2", "--float", "-o", tmp_path / "d.tiff")
    mended = tifffile.imread(tmp_path / "d.tiff")
    assert np.isfinite(mended).all() and mended.max() < 5
    assert np.abs(mended[30:60, 60:66] - 4).max() < 0.15
    assert mended[20:, 5:55].std() < 0.5 * 0.01
    assert np.abs(mended[:, 59] - 1).max() < 0.05 and np.abs(mended[:, 68] - 4).max() < 0.2


@pytest.mark.parametrize("treatment", ["drop", "keep"])
def test_sky(isobath, tmp_path, treatment):
    inverse = np.zeros((60, 80), np.float32)
    inverse[30:] = np.linspace(0.2, 1, 30)[:, None]
    np.save(tmp_path / "depth.npy", inverse)
    isobath(
        "ply", "--depth", tmp_path / "depth.npy", "--depth-is", "inverse", "--sky", treatment, "--near", "1", "-o",
        tmp_path / "cloud.ply", "--axes", "opencv", "--edge", "0")
    z = trimesh.load(tmp_path / "cloud.ply").vertices[:, 2]
    assert len(z) == (30 * 80 if treatment == "drop" else 60 * 80)
    assert z.max() == pytest.approx(5, rel=1e-3)
    # A depth file says what became of the sky, and reading it back needs no flag.
    isobath(
        "tiff", "--depth", tmp_path / "depth.npy", "--depth-is", "inverse", "--sky", treatment, "--near", "1", "--float",
        "-o", tmp_path / "d.tiff")
    isobath("ply", "--depth", tmp_path / "d.tiff", "-o", tmp_path / "again.ply", "--axes", "opencv", "--edge", "0")
    assert trimesh.load(tmp_path / "again.ply").vertices[:, 2] == pytest.approx(z, rel=1e-5)


def test_enhancement_is_recorded_and_leaves_colours_alone(isobath, fixtures, tmp_path):
    colors = {}
    for method in ("none", "levels", "clahe"):
        path = tmp_path / f"{method}.ply"
        result = isobath("ply", fixtures / "photos/chelsea.jpg", "--enhance", method, "-o", path, "--edge", "0", check=False)
        if result.returncode == 69:
            pytest.skip("OpenVINO is not installed")
        assert result.returncode == 0
        colors[method] = np.asarray(trimesh.load(path).colors)
        text = path.read_bytes()[:4000].decode("latin-1").replace("\ncomment isobath ", "")
        assert ('"enhancement":"' + method + '"' in text) == (method != "none")
    assert np.array_equal(colors["none"], colors["levels"])
    assert np.array_equal(colors["none"], colors["clahe"])
