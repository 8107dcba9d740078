"""Opens our point clouds in other people's programs and holds what these found against the exact scene.

    PYTHON scripts/check-cloud-viewers.py [ISOBATH]

Each of ply, pcd (binary and text) and xyz of the rendered room (fixtures/scenes) is opened by CloudCompare (Debian's cloudcompare, run
without a screen by xvfb-run), assimp (assimp-utils), Open3D, pymeshlab, trimesh and pypcd4; those that are not installed are
passed over and named. Read are: how many points, their places (so that the cloud is upright, not mirrored, and of the right size), the
bounding box against our report, and colours. Exits with 1 when one differs: a place by more than a millimetre, a colour at all.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
SCENE = ROOT / "fixtures/scenes/room"
MILLIMETRE = 0.001


def exact():
    """-> points in our default axes (x right, y up, z backward) and colours, of all pixels in order"""
    depth = np.load(f"{SCENE}.npy").astype(float)
    camera = json.loads(Path(f"{SCENE}.json").read_text())["camera"]
    y, x = np.mgrid[: depth.shape[0], : depth.shape[1]] + 0.5
    points = np.stack(
        [(x - camera["cx"]) / camera["fx"] * depth, -(y - camera["cy"]) / camera["fy"] * depth, -depth], -1)
    return points.reshape(-1, 3), np.asarray(Image.open(f"{SCENE}.png").convert("RGB")).reshape(-1, 3)


def table(path, columns=6):
    rows = np.loadtxt(path, comments="//")
    return rows[:, :3], rows[:, 3:columns] if rows.shape[1] >= 6 else None


def cloudcompare(path, folder):
    output = folder / "cloudcompare.asc"
    subprocess.run(
        ["xvfb-run", "-a", "CloudCompare", "-SILENT", "-AUTO_SAVE", "OFF", "-C_EXPORT_FMT", "ASC", "-PREC", "7", "-O", path,
         "-SAVE_CLOUDS", "FILE", output], check=True, capture_output=True, timeout=300)
    return table(output)


def assimp(path, folder):
    output = folder / "assimp.xml"
    # Its export and info insist on faces; the dump does not.
    subprocess.run(["assimp", "dump", path, output], check=True, capture_output=True, timeout=300)
    text = output.read_text(errors="replace")

    def numbers(tag, columns):
        body = re.search(rf"<{tag}[^>]*>(.*?)</{tag}>", text, re.S)
        return np.array(body[1].split(), float).reshape(-1, columns) if body else None

    colors = numbers("Colors", 4)
    return numbers("Positions", 3), None if colors is None else colors[:, :3] * 255


def open3d(path, folder):
    from open3d import io

    # Its reader of .xyz takes the first three columns alone; .xyzrgb wants colours as 0...1.
    cloud = io.read_point_cloud(str(path))
    return np.asarray(cloud.points), np.asarray(cloud.colors) * 255 if cloud.has_colors() else None


def pymeshlab(path, folder):
    import pymeshlab as meshlab

    meshes = meshlab.MeshSet()
    meshes.load_new_mesh(str(path))
    mesh = meshes.current_mesh()
    has_colors = mesh.has_vertex_color() and path.suffix == ".ply"
    return mesh.vertex_matrix(), mesh.vertex_color_matrix()[:, :3] * 255 if has_colors else None


def trimesh(path, folder):
    import trimesh as reader

    cloud = reader.load(path)
    return np.asarray(cloud.vertices), np.asarray(cloud.colors)[:, :3]


def pypcd4(path, folder):
    from pypcd4 import PointCloud

    cloud = PointCloud.from_path(path)
    packed = cloud.pc_data["rgb"]
    packed = packed.view(np.uint32) if packed.dtype == np.float32 else packed
    return cloud.numpy(("x", "y", "z")), np.stack([packed >> 16 & 255, packed >> 8 & 255, packed & 255], 1)


# What each program reads; Debian's CloudCompare is built without PCL, and assimp 5.2 knows neither PCD nor XYZ.
READERS = {
    "CloudCompare": (cloudcompare, ["ply", "xyz"], lambda: shutil.which("CloudCompare") and shutil.which("xvfb-run")),
    "assimp": (assimp, ["ply"], lambda: shutil.which("assimp")),
    "Open3D": (open3d, ["ply", "pcd", "text.pcd", "xyz"], lambda: importable("open3d")),
    "pymeshlab": (pymeshlab, ["ply", "xyz"], lambda: importable("pymeshlab")),
    "trimesh": (trimesh, ["ply", "xyz"], lambda: importable("trimesh")),
    "pypcd4": (pypcd4, ["pcd", "text.pcd"], lambda: importable("pypcd4")),
}


def importable(name):
    from importlib.util import find_spec

    return find_spec(name) is not None


def export(isobath, folder):
    """-> path by kind, and the bounding box that we reported"""
    files, box = {}, None
    for kind in ["ply", "pcd", "text.pcd", "xyz"]:
        files[kind] = folder / f"room.{kind}"
        result = subprocess.run(
            [isobath, kind.split(".")[-1], f"{SCENE}.png", "--depth", f"{SCENE}.npy", "--depth-is", "metres", "--fov",
             "60", "--edge", "0", "-o", files[kind], "--json"] + (["--ascii"] if "text" in kind else []),
            check=True, capture_output=True, text=True)
        box = json.loads(result.stdout)["photos"][0]["exports"][0]["report"]["facts"]["boundingBox"]
    return files, np.array(box)


def main():
    isobath = sys.argv[1] if len(sys.argv) > 1 else ".build/release/isobath"
    points, colors = exact()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        files, box = export(isobath, folder)
        for name, (read, kinds, is_there) in READERS.items():
            if not is_there():
                print(f"{name:14} is not installed")
                continue
            for kind in kinds:
                found, found_colors = read(files[kind], folder)
                if len(found) != len(points):
                    print(f"{name:14}{kind:10} {len(found)} points, not {len(points)}")
                    failed = True
                    continue
                off = abs(found - points).max()
                off_box = abs(np.concatenate([found.min(0), found.max(0)]) - box).max()
                has_colors = found_colors is not None and found_colors.shape == colors.shape
                off_colors = abs(np.round(found_colors.astype(float)) - colors).max() if has_colors else 0
                is_right = off < MILLIMETRE and off_box < MILLIMETRE and off_colors == 0
                failed |= not is_right
                print(
                    f"{name:14}{kind:10}{len(found)} points, off by {1000 * off:.4f} mm, box by {1000 * off_box:.4f} mm, "
                    f"colours {'right' if has_colors and off_colors == 0 else 'WRONG' if has_colors else 'not read'}"
                    f"{'' if is_right else '   <-- WRONG'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
