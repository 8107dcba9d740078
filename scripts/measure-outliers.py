"""How many flying pixels `--outliers` takes away, and how many points of thin things it leaves, beside Open3D.

    PYTHON scripts/measure-outliers.py [ISOBATH]      needs NumPy and Open3D

Scenes with exactly known depth are rendered (640x480): a chair with thin legs, wires and a fence before a slanted wall and a
floor, without noise and with noise of 0.2 and 1 %. To each are added flying pixels: some pixels beside an occlusion edge get a
depth between its two sides, and some pixels anywhere get a random one, in the air by at least 5 % of the distance. Then every
point is known to be good or bad, and thin or not (thin: of a thing at most three pixels wide).

For Open3D's remove_statistical_outlier the ratio that does best by the worse of the two shares is searched, per scene; ours has the
one ratio of the documentation.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import open3d

WIDTH, HEIGHT = 640, 480
FOCAL = 554.0
RATIO = 4


def scene():
    """-> depth, and a mask of the pixels of thin things"""
    x, y = np.meshgrid(np.arange(WIDTH) + 0.5 - WIDTH / 2, np.arange(HEIGHT) + 0.5 - HEIGHT / 2)
    u, v = x / FOCAL, y / FOCAL
    wall = 6.0 / (1 + 0.35 * u)  # slanted
    with np.errstate(divide="ignore"):
        floor = np.where(v > 0, 1.1 / v, np.inf)
    depth = np.minimum(wall, floor)
    thin = np.zeros(depth.shape, bool)

    def put(mask, z, is_thin):
        nearer = mask & (z < depth)
        depth[nearer] = np.broadcast_to(z, depth.shape)[nearer]
        thin[nearer] = is_thin

    # A chair 2.2 m away: a seat, and four legs two to three pixels wide.
    put((abs(x + 90) < 60) & (abs(y - 90) < 8), 2.2 + 0.3 * (y - 90) / 16, False)
    for left, z, width in [(-150, 2.1, 3), (-32, 2.1, 3), (-138, 2.5, 2), (-48, 2.5, 2)]:
        put((x >= left) & (x < left + width) & (y > 90) & (y < 215), z, True)
    # Wires one pixel wide: upright, slanted, level and receding.
    put((x > 60) & (x < 61) & (y < 120), 2.0, True)
    put(abs(x - 120 - 0.45 * y) < 0.55, 2.6, True)
    put((y > -150) & (y < -149), 3.0, True)
    put(abs(y + 60 + 0.12 * x) < 0.6, 2.0 + (x + WIDTH / 2) / WIDTH * 2.5, True)
    # A fence of bars two pixels wide and ten apart.
    put((x > 200) & (x < 300) & (y > 20) & (y < 140) & ((x.astype(int)) % 10 < 2), 3.5, True)
    return depth, thin


def spoil(depth, noise, random):
    """-> depth with noise and flying pixels, and a mask of the latter"""
    spoiled = depth * (1 + noise * random.standard_normal(depth.shape))
    bad = np.zeros(depth.shape, bool)
    for axis, step in [(0, 1), (0, -1), (1, 1), (1, -1)]:
        other = np.roll(depth, step, axis)
        edge = (abs(other - depth) > 0.15 * np.minimum(depth, other)) & (random.random(depth.shape) < 0.05) & ~bad
        share = random.uniform(0.3, 0.7, depth.shape)
        # In inverse depth, as a network blurs.
        spoiled[edge] = (1 / (share / depth + (1 - share) / other))[edge]
        bad |= edge
    speckles = (random.random(depth.shape) < 0.003) & ~bad
    spoiled[speckles] = (depth * random.uniform(0.4, 0.95, depth.shape))[speckles]
    return spoiled.astype(np.float32), bad | speckles


def kept_by_isobath(isobath, depth, folder, ratio):
    np.save(folder / "depth.npy", depth)
    fov = np.degrees(2 * np.arctan(WIDTH / 2 / FOCAL))
    subprocess.run(
        [isobath, "ply", "--depth", folder / "depth.npy", "--depth-is", "metres", "--fov", str(fov),
         "--edge", "0", "--outliers", str(ratio), "--axes", "opencv", "-o", folder / "cloud.ply"],
        check=True, capture_output=True)
    points = np.asarray(open3d.io.read_point_cloud(str(folder / "cloud.ply")).points)
    columns = np.floor(points[:, 0] / points[:, 2] * FOCAL + WIDTH / 2).astype(int)
    rows = np.floor(points[:, 1] / points[:, 2] * FOCAL + HEIGHT / 2).astype(int)
    kept = np.zeros(depth.shape, bool)
    kept[rows, columns] = True
    return kept


def kept_by_open3d(depth, neighbours, ratio):
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    rays = np.stack([(x + 0.5 - WIDTH / 2) / FOCAL, (y + 0.5 - HEIGHT / 2) / FOCAL, np.ones(depth.shape)], -1)
    cloud = open3d.geometry.PointCloud(open3d.utility.Vector3dVector((rays * depth[..., None]).reshape(-1, 3)))
    _, indices = cloud.remove_statistical_outlier(neighbours, ratio)
    kept = np.zeros(depth.size, bool)
    kept[indices] = True
    return kept.reshape(depth.shape)


def shares(kept, bad, thin):
    """-> bad removed, thin kept, other good kept, in percent"""
    return [100 * float(np.mean(part)) for part in (~kept[bad], kept[thin & ~bad], kept[~thin & ~bad])]


def row(name, values):
    print(f"{name:44}" + "".join(f"{value:12.2f}" for value in values))


def main():
    isobath = sys.argv[1] if len(sys.argv) > 1 else ".build/release/isobath"
    depth, thin = scene()
    print(f"{'percent':44}{'bad removed':>12}{'thin kept':>12}{'rest kept':>12}")
    with tempfile.TemporaryDirectory() as folder:
        for noise in (0, 0.002, 0.01):
            spoiled, bad = spoil(depth, noise, np.random.default_rng(1))
            print(f"noise {100 * noise:.1f} %: {bad.sum()} bad of {bad.size}, {(thin & ~bad).sum()} thin")
            for ratio in (2, RATIO, 6):
                kept = kept_by_isobath(isobath, spoiled, Path(folder), ratio)
                row(f"  isobath --outliers {ratio}", shares(kept, bad, thin))
            row("  Open3D, 20 neighbours, ratio 2.0", shares(kept_by_open3d(spoiled, 20, 2.0), bad, thin))
            tried = []
            for neighbours in (4, 8, 20):
                for ratio in (0.05, 0.1, 0.2, 0.5, 1, 2, 4):
                    found = shares(kept_by_open3d(spoiled, neighbours, ratio), bad, thin)
                    tried.append((min(found), neighbours, ratio, found))
            _, neighbours, ratio, found = max(tried)
            row(f"  Open3D at its best: {neighbours} neighbours, ratio {ratio}", found)


if __name__ == "__main__":
    main()
