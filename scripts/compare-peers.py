#!/usr/bin/env python3
"""Times point clouds and depth TIFFs of 12 megapixels beside other people's libraries, in one run.

usage: PYTHON scripts/compare-peers.py     (numpy, pillow, trimesh, tifffile, imagecodecs; open3d if it is there)
needs: swift build -c release --product isobath

Ours are the milliseconds of one export as `isobath export --json` reports them: from depth in memory to the file on
disk, edges found and points dropped. The others get finished arrays, and only write (Open3D and trimesh make their
object of them first, as their users must). Each figure is the median of five runs, taken in turn.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
import tifffile
import trimesh
from PIL import Image

ISOBATH = os.environ.get("ISOBATH", ".build/release/isobath")
WIDTH, HEIGHT, ROUNDS = 4032, 3024, 5


def scene(folder):
    """A wavy floor under a wall, with a little noise, as inverse depth; and a photo of coloured waves."""
    y, x = np.mgrid[:HEIGHT, :WIDTH].astype(np.float32)
    inverse = np.maximum(0.1, (y / HEIGHT - 0.3)) + 0.02 * np.sin(x / 150) * np.cos(y / 110)
    inverse += np.random.default_rng(1).normal(0, 1e-5, inverse.shape).astype(np.float32)
    photo = np.stack([127 + 120 * np.sin(x / 97), 127 + 120 * np.sin(y / 61), 127 + 120 * np.sin((x + y) / 43)], -1)
    np.save(f"{folder}/depth.npy", inverse)
    Image.fromarray(photo.astype(np.uint8)).save(f"{folder}/photo.jpg", quality=92)
    return inverse, photo.astype(np.uint8)


def ours(folder, export):
    """One export as its own run, and the milliseconds of the export in it."""
    result = subprocess.run(
        [ISOBATH, "export", f"{folder}/photo.jpg", "--depth", f"{folder}/depth.npy", "--depth-is", "inverse",
         "-o", f"{folder}/ours", "--to", export, "--json"], capture_output=True, check=True)
    return json.loads(result.stdout)["photos"][0]["exports"][0]["milliseconds"]


def timed(body):
    start = time.perf_counter()
    body()
    return (time.perf_counter() - start) * 1000


def unproject(inverse):
    focal = WIDTH / 2 / np.tan(np.radians(30))
    y, x = np.mgrid[:HEIGHT, :WIDTH].astype(np.float32) + 0.5
    z = 1 / inverse
    return np.stack([(x - WIDTH / 2) / focal * z, -(y - HEIGHT / 2) / focal * z, -z], -1).reshape(-1, 3)


def main():
    with tempfile.TemporaryDirectory() as folder:
        inverse, photo = scene(folder)
        points, colors = unproject(inverse), photo.reshape(-1, 3)
        low, high = inverse.min(), inverse.max()
        levels = np.round((inverse - low) / (high - low) * 65535).astype(np.uint16)
        jobs = {
            "ply: isobath": lambda: ours(folder, "ply --edge 0"),
            "ply: trimesh": lambda: timed(lambda: trimesh.PointCloud(points, colors).export(f"{folder}/t.ply")),
            "tiff: isobath": lambda: ours(folder, "tiff"),
            "tiff: tifffile": lambda: timed(lambda: tifffile.imwrite(
                f"{folder}/t.tiff", levels, compression="zlib", predictor=True)),
            "unproject alone: numpy": lambda: timed(lambda: unproject(inverse)),
        }
        try:
            import open3d

            def write_open3d():
                cloud = open3d.geometry.PointCloud(open3d.utility.Vector3dVector(points))
                cloud.colors = open3d.utility.Vector3dVector(colors / 255.0)
                open3d.io.write_point_cloud(f"{folder}/o.ply", cloud)

            jobs["ply: open3d"] = lambda: timed(write_open3d)
        except ImportError:
            print("open3d is not installed: left out", file=sys.stderr)
        times = {name: [] for name in jobs}
        for _ in range(ROUNDS):
            for name, job in jobs.items():
                times[name].append(job())
        for name, values in times.items():
            kind = name.split(":")[0]
            reference = statistics.median(times.get(f"{kind}: isobath", values))
            median = statistics.median(values)
            print(f"{name:24} {median:8.0f} ms   {median / reference:5.1f} x")


main()
