"""What other readers find in our PLY files, against our own report and the exact scenes."""

import shutil
import subprocess

import numpy as np
import pytest
import trimesh
from PIL import Image

SCENES = ["plane", "sphere", "steps", "room"]
# out = M @ (X right, Y down, Z forward), as docs/coordinates.md has them.
AXES = {
    "opengl": [[1, 0, 0], [0, -1, 0], [0, 0, -1]],
    "opencv": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "blender": [[1, 0, 0], [0, 0, 1], [0, -1, 0]],
    "unity": [[1, 0, 0], [0, -1, 0], [0, 0, 1]],
}


@pytest.fixture(scope="module")
def cloud(isobath_json, fixtures, tmp_path_factory):
    """cloud("room", "--ascii") -> path of the file, the report's facts"""
    folder = tmp_path_factory.mktemp("ply")

    def make(scene, *options):
        path = folder / f"{scene}{''.join(options)}.ply"
        result = isobath_json(
            "ply", fixtures / f"scenes/{scene}.png", "--depth", fixtures / f"scenes/{scene}.npy",
            "--depth-is", "metres", "--fov", 60, "-o", path, *options)
        return path, result["photos"][0]["exports"][0]["report"]["facts"]

    return make


def exact(fixtures, scene):
    """Points and colours of all pixels, worked out in double precision."""
    depth = np.load(fixtures / f"scenes/{scene}.npy").astype(float)
    height, width = depth.shape
    focal = width / 2 / np.tan(np.radians(30))
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    points = np.stack([(x - width / 2) / focal * depth, (y - height / 2) / focal * depth, depth], -1)
    colors = np.asarray(Image.open(fixtures / f"scenes/{scene}.png").convert("RGB"))
    return points.reshape(-1, 3), colors.reshape(-1, 3)


@pytest.mark.parametrize("options", [(), ("--ascii",)], ids=["binary", "text"])
@pytest.mark.parametrize("scene", SCENES)
def test_trimesh_reads_every_point_and_colour(cloud, fixtures, scene, options):
    path, facts = cloud(scene, "--edge", "0", *options)
    read = trimesh.load(path)
    points, colors = exact(fixtures, scene)
    present = np.isfinite(points[:, 2])
    assert facts["droppedEdges"] == 0
    assert len(read.vertices) == facts["points"] == present.sum()
    np.testing.assert_allclose(read.vertices @ np.array(AXES["opengl"]), points[present], rtol=2e-6, atol=1e-6)
    np.testing.assert_array_equal(read.colors[:, :3], colors[present])
    np.testing.assert_allclose(read.bounds.ravel(), facts["boundingBox"], atol=1e-6)


@pytest.mark.parametrize("axes", AXES)
def test_axes(cloud, fixtures, axes):
    path, facts = cloud("room", "--edge", "0", "--axes", axes)
    points, _ = exact(fixtures, "room")
    matrix = np.array(AXES[axes])
    np.testing.assert_allclose(trimesh.load(path).vertices, points @ matrix.T, rtol=2e-6, atol=1e-6)


def test_edges_are_left_out_and_nothing_else(cloud, fixtures):
    path, facts = cloud("steps")
    # Hard steps leave no pixel between two surfaces.
    assert facts["droppedEdges"] == 0
    path, facts = cloud("room")
    points, _ = exact(fixtures, "room")
    assert facts["points"] + facts["droppedEdges"] == len(points)
    # What is left out are the slivers of faces seen at a grazing angle: less than a thousandth.
    assert 0 < facts["droppedEdges"] < 0.001 * len(points)


def test_thinning_is_even(cloud):
    path, facts = cloud("steps", "--max-points", "5000")
    read = trimesh.load(path)
    assert len(read.vertices) == facts["points"] == 5000
    assert facts["droppedThinned"] == 320 * 240 - 5000
    focal = 160 / np.tan(np.radians(30))
    x = read.vertices[:, 0] / -read.vertices[:, 2] * focal + 160
    y = read.vertices[:, 1] / read.vertices[:, 2] * focal + 120
    counts, _, _ = np.histogram2d(x, y, bins=[8, 6], range=[[0, 320], [0, 240]])
    assert abs(counts - 5000 / 48).max() < 0.08 * 5000 / 48


def test_normals_and_scalar_fields(cloud, fixtures):
    path, facts = cloud("plane", "--normals", "--scalars", "distance,inverse")
    data = trimesh.load(path).metadata["_ply_raw"]["vertex"]["data"]
    assert data.dtype.names == (
        "x", "y", "z", "nx", "ny", "nz", "red", "green", "blue", "scalar_distance", "scalar_inverse_depth")
    assert facts["normals"] is True
    points = np.stack([data["x"], data["y"], data["z"]], -1)
    normals = np.stack([data["nx"], data["ny"], data["nz"]], -1)
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-5)
    assert (np.sum(points * normals, axis=1) < 0).all()
    # One plane: one normal, and that of the plane through its points.
    flat = np.linalg.svd(points[::97] - points[::97].mean(axis=0))[2][2]
    assert np.abs(normals @ flat).min() > 0.9999
    np.testing.assert_array_equal(data["scalar_distance"], -data["z"])
    np.testing.assert_allclose(data["scalar_inverse_depth"], 1 / data["scalar_distance"], rtol=1e-6)


@pytest.mark.skipif(not shutil.which("assimp"), reason="needs assimp-utils")
def test_assimp_counts_the_points(cloud):
    path, facts = cloud("sphere")
    text = subprocess.run(["assimp", "info", path, "--raw"], capture_output=True, text=True).stdout
    assert f"Vertices:           {facts['points']}" in text, text


@pytest.mark.parametrize("options", [(), ("--ascii",), ("--normals", "--scalars", "distance")])
def test_open3d_reads_the_same(cloud, fixtures, options):
    # Not in requirements.txt: 650 MB. `pip install open3d-cpu` where it is wanted.
    open3d = pytest.importorskip("open3d", exc_type=ImportError)
    path, facts = cloud("room", *options)
    read = open3d.io.read_point_cloud(str(path))
    points, colors = np.asarray(read.points), np.asarray(read.colors)
    assert len(points) == facts["points"]
    assert np.isfinite(points).all()
    np.testing.assert_allclose(np.concatenate([points.min(0), points.max(0)]), facts["boundingBox"], atol=1e-6)
    expected, expected_colors = exact(fixtures, "room")
    np.testing.assert_allclose(points[0] * [1, -1, -1], expected[0], rtol=1e-5)
    np.testing.assert_allclose(colors[0] * 255, expected_colors[0], atol=0.01)
    assert read.has_normals() == ("--normals" in options)


def test_without_a_photo_there_is_no_colour(isobath_json, fixtures, tmp_path):
    path = tmp_path / "cloud.ply"
    isobath_json("ply", "--depth", fixtures / "scenes/sphere.npy", "--depth-is", "metres", "-o", path)
    assert b"uchar" not in path.read_bytes()[:2000]
    assert len(trimesh.load(path).vertices) > 1000


def test_standard_output_and_the_header(isobath, fixtures):
    result = isobath(
        "ply", fixtures / "scenes/steps.png", "--depth", fixtures / "scenes/steps.npy", "--depth-is", "metres",
        "-o", "-", text=False)
    header, _, body = result.stdout.partition(b"end_header\n")
    lines = header.decode().splitlines()
    count = next(int(line.split()[2]) for line in lines if line.startswith("element vertex"))
    assert len(body) == 15 * count
    assert any(line.startswith('comment isobath {"calibration"') for line in lines)
    # Open3D's and CloudCompare's reader stops at 1024 bytes.
    assert max(map(len, lines)) < 256
