"""What other readers find in our PCD and XYZ files, against the points of our PLY, which test_ply.py proves."""

import numpy as np
import pytest
import trimesh
from pypcd4 import PointCloud

OPTIONS = ["--normals", "--scalars", "distance,inverse,edge,incidence", "--outliers", "4", "--voxel", "0.05"]


@pytest.fixture(scope="module")
def export(isobath_json, fixtures, tmp_path_factory):
    """export("pcd", "--ascii") -> path of the file, the report's facts"""
    folder = tmp_path_factory.mktemp("clouds")

    def run(exporter, *options):
        path = folder / f"{len(list(folder.iterdir()))}.{exporter}"
        result = isobath_json(
            exporter, fixtures / "scenes/room.png", "--depth", fixtures / "scenes/room.npy", "--depth-is", "metres",
            "--fov", 60, "-o", path, *options)
        return path, result["photos"][0]["exports"][0]["report"]["facts"]

    return run


@pytest.fixture(scope="module")
def ply(export):
    path, _ = export("ply", *OPTIONS)
    return trimesh.load(path)


@pytest.mark.parametrize("form", [(), ("--ascii",)], ids=["binary", "text"])
def test_pypcd4_reads_points_normals_and_colours(export, ply, form):
    path, facts = export("pcd", *OPTIONS, *form)
    cloud = PointCloud.from_path(path)
    assert cloud.points == facts["points"] == len(ply.vertices)
    np.testing.assert_array_equal(cloud.numpy(("x", "y", "z")), ply.vertices.astype(np.float32))
    normals = cloud.numpy(("normal_x", "normal_y", "normal_z"))
    np.testing.assert_allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-5)
    rgb = cloud.pc_data["rgb"]
    packed = rgb.view(np.uint32) if rgb.dtype == np.float32 else rgb
    colors = np.stack([packed >> 16 & 255, packed >> 8 & 255, packed & 255], 1)
    np.testing.assert_array_equal(colors, ply.colors[:, :3])
    np.testing.assert_allclose(cloud.pc_data["distance"], -ply.vertices[:, 2], rtol=1e-6)
    np.testing.assert_allclose(cloud.pc_data["inverse_depth"], -1 / ply.vertices[:, 2], rtol=1e-6)
    towards = -ply.vertices / np.linalg.norm(ply.vertices, axis=1)[:, None]
    np.testing.assert_allclose(cloud.pc_data["incidence"], np.clip((towards * normals).sum(1), 0, 1), atol=1e-5)


def test_numpy_and_trimesh_read_text(export, ply):
    path, facts = export("xyz", *OPTIONS)
    assert facts["columns"] == "x y z red green blue nx ny nz distance inverse_depth edge_confidence incidence"
    table = np.loadtxt(path, dtype=np.float32)
    assert table.shape == (facts["points"], 13)
    np.testing.assert_array_equal(table[:, :3], ply.vertices.astype(np.float32))
    np.testing.assert_array_equal(table[:, 3:6], ply.colors[:, :3])
    plain, _ = export("xyz", "--max-points", "500")
    read = trimesh.load(plain)
    assert read.vertices.shape == (500, 3)
    assert (read.colors[:, :3].max(0) > 100).all()


def test_one_point_is_left_in_each_cube(export):
    path, facts = export("xyz", "--edge", "0", "--voxel", "0.07")
    every, _ = export("xyz", "--edge", "0")
    kept, points = np.loadtxt(path)[:, :3], np.loadtxt(every)[:, :3]
    cubes = np.unique(np.floor(points / 0.07), axis=0)
    assert abs(len(kept) - len(cubes)) <= 2  # a point on a face may fall to either side in double precision
    assert facts["droppedVoxels"] == len(points) - len(kept)


def test_outliers_go_and_thin_things_stay(isobath_json, tmp_path):
    depth = np.full((60, 80), 4, np.float32)
    depth[:, 40] = 2  # a wire
    flying = [(10, 10), (30, 60), (50, 20)]
    for y, x in flying:
        depth[y, x] = 3
    np.save(tmp_path / "depth.npy", depth)
    result = isobath_json(
        "xyz", "--depth", tmp_path / "depth.npy", "--depth-is", "metres", "--edge", 0, "--outliers", 4, "-o",
        tmp_path / "out.xyz")
    assert result["photos"][0]["exports"][0]["report"]["facts"]["droppedOutliers"] == len(flying)
    z = -np.loadtxt(tmp_path / "out.xyz")[:, 2]
    assert (z == 2).sum() == 60 and (z == 3).sum() == 0
