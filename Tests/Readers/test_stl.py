"""The relief as other programs see it: closed, of the size asked for, and the right way round."""

import numpy as np
import pytest
import trimesh


@pytest.fixture
def relief(isobath_json, fixtures, tmp_path):
    """relief("room", "--size", 80) -> the mesh as trimesh reads it, the report"""

    def make(scene, *options):
        path = tmp_path / "relief.stl"
        result = isobath_json(
            "stl", "--depth", fixtures / f"scenes/{scene}.npy", "--depth-is", "metres", "-o", path, *options)
        return trimesh.load(path), result["photos"][0]["exports"][0]["report"]

    return make


@pytest.mark.parametrize("scene", ["plane", "sphere", "steps", "room"])
@pytest.mark.parametrize("options", [[], ["--border", 6, "--size", 80], ["--max-faces", 2000]])
def test_it_is_watertight_and_of_the_size_asked(relief, scene, options):
    mesh, report = relief(scene, *options)
    assert mesh.is_watertight and mesh.is_winding_consistent and mesh.is_volume
    assert mesh.volume > 0
    assert mesh.volume / 1000 == pytest.approx(report["facts"]["volumeCubicCentimetres"], abs=0.01)
    assert len(mesh.faces) == report["facts"]["faces"]
    # The picture keeps its shape within the border: 68 by 51 millimetres, and 6 on either side.
    sides = [80, 63] if "--border" in options else [100, 75]
    np.testing.assert_allclose(mesh.extents[:2], sides, atol=1e-3)
    np.testing.assert_allclose(mesh.extents[2], 10, atol=1)
    np.testing.assert_allclose(mesh.extents, report["facts"]["sizeMillimetres"], atol=1e-3)
    assert mesh.bounds[0] == pytest.approx([0, 0, 0], abs=1e-6)


def test_heights_follow_inverse_distance(relief, fixtures):
    mesh, _ = relief("sphere", "--max-error", 0)
    inverse = 1 / np.load(fixtures / "scenes/sphere.npy")
    height, width = inverse.shape
    low, high = np.percentile(inverse, [0.1, 99.9])
    expected = 2 + 8 * np.clip((inverse - low) / (high - low), 0, 1)
    top = mesh.vertices[mesh.vertices[:, 2] > 1]
    column = np.rint(top[:, 0] / 100 * (width - 1)).astype(int)
    row = np.rint(height - 1 - top[:, 1] / 100 * (width - 1)).astype(int)
    np.testing.assert_allclose(top[:, 2], expected[row, column], atol=0.02)


def test_simplification_keeps_to_the_error(relief):
    full, _ = relief("room", "--max-error", 0)
    simple, report = relief("room", "--max-error", 0.05)
    assert len(simple.faces) * 5 < len(full.faces)
    top = full.vertices[full.vertices[:, 2] > 1]
    sample = top[np.random.default_rng(0).choice(len(top), 300)]
    # The triangle of the simplified surface over or under each sample, and its height there.
    faces = simple.triangles[simple.triangles[:, :, 2].min(axis=1) > 1]
    x, y, z = faces[None, :, :, 0], faces[None, :, :, 1], faces[None, :, :, 2]
    px, py = sample[:, None, 0], sample[:, None, 1]
    area = (x[..., 1] - x[..., 0]) * (y[..., 2] - y[..., 0]) - (x[..., 2] - x[..., 0]) * (y[..., 1] - y[..., 0])
    with np.errstate(divide="ignore", invalid="ignore"):
        second = ((px - x[..., 0]) * (y[..., 2] - y[..., 0]) - (x[..., 2] - x[..., 0]) * (py - y[..., 0])) / area
        third = ((x[..., 1] - x[..., 0]) * (py - y[..., 0]) - (px - x[..., 0]) * (y[..., 1] - y[..., 0])) / area
    inside = (second > -1e-6) & (third > -1e-6) & (second + third < 1 + 1e-6)
    assert inside.any(axis=1).all()
    first = inside.argmax(axis=1)
    pick = np.arange(len(sample)), first
    z = z[0, first]
    height = z[:, 0] + (z[:, 1] - z[:, 0]) * second[pick] + (z[:, 2] - z[:, 0]) * third[pick]
    error = np.abs(height - sample[:, 2])
    assert np.percentile(error, 95) < 0.05 and error.mean() < 0.02


@pytest.mark.parametrize(
    "options", [["--size", "0"], ["--relief", "-1"], ["--base", "nan"], ["--border", "40"], ["--max-faces", "1"]])
def test_what_cannot_be_printed_is_refused(isobath, fixtures, tmp_path, options):
    result = isobath(
        "stl", "--depth", fixtures / "scenes/room.npy", "--depth-is", "metres", "-o", tmp_path / "x.stl", *options,
        check=False)
    assert result.returncode == 64 and options[0] in result.stderr
    assert not list(tmp_path.iterdir())
