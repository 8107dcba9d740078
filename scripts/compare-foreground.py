#!/usr/bin/env python3
"""The automatic choice of the foreground on rendered scenes with a known subject, beside Otsu's threshold.

    swift build -c release --product isobath
    PYTHON scripts/compare-foreground.py [--seed 2026] [--count 120] [--empty 60] [--photos FOLDER] [--csv FILE]
    (PYTHON has numpy, scipy, Pillow and opencv)

Scenes are those of foreground_scenes.py. Each is given as exact inverse depth; with noise (1 % of each value and half a per cent of
the span); and as a network gives it: blurred by a Gaussian of one pixel of the small map, reduced 8 and 16 times by area, and restored
by isobath's refinement with the photo. Printed is the intersection over union of `isobath mask` with the subject: the mean,
and the share of scenes at 0.95 or more, at 0.90 and at 0.80; and the same of Otsu's threshold on the same depth. Then how sure
`isobath mask` says that it is, on these and on scenes without a subject, and on photos through the built-in network.

Seed 11 is what the method was developed on; report another.
"""

import argparse
import csv
import json
import subprocess
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import cv2
import foreground_scenes
import numpy as np
from PIL import Image

BINARY = Path(__file__).resolve().parents[1] / ".build/release/isobath"
DEPTHS = ["exact", "noisy", "soft 8x", "soft 16x"]
CLEAR = 0.5


def degraded(inverse, depth, random):
    """-> the depth to give, and whether it is to be refined"""
    if depth == "exact":
        return inverse, False
    if depth == "noisy":
        span = np.subtract(*np.percentile(inverse, [99.5, 0.5]))
        noise = inverse * random.normal(0, 0.01, inverse.shape) + random.normal(0, 0.005 * span, inverse.shape)
        return (inverse + noise).astype(np.float32), False
    factor = int(depth.split()[1][:-1])
    soft = cv2.GaussianBlur(inverse, (0, 0), factor, borderType=cv2.BORDER_REPLICATE)
    size = inverse.shape[1] // factor, inverse.shape[0] // factor
    return cv2.resize(soft, size, interpolation=cv2.INTER_AREA), True


def otsu(inverse):
    """What mask did before: Otsu's threshold on 1024 bins between the 0.5th and the 99.5th percentile."""
    low, high = np.percentile(inverse, [0.5, 99.5])
    if not low < high:
        return np.zeros(inverse.shape, bool)
    counts = np.histogram(np.clip(inverse, low, high), 1024, (low, high))[0].astype(float)
    lower, sums = counts.cumsum(), (counts * np.arange(1024)).cumsum()
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (sums[-1] * lower - sums * lower[-1]) ** 2 / (lower * (lower[-1] - lower))
    best = np.flatnonzero(between == np.nanmax(between[:-1]))
    return inverse >= low + ((best[0] + best[-1]) / 2 + 1) * (high - low) / 1024


def overlap(mask, truth):
    return (mask & truth).sum() / max(1, (mask | truth).sum())


def run(folder, photo, depth=None, refined=False):
    """-> mask, facts, the depth that it was made of"""
    arguments = [] if depth is None else ["--depth", depth, "--depth-is", "inverse"]
    arguments += ["--refine", "guided"] if refined else []
    result = subprocess.run(
        [BINARY, "export", photo, "-o", folder, "--to", "mask,npy", "--json", *arguments], capture_output=True, text=True)
    if result.returncode:
        raise SystemExit(result.stderr)
    report = json.loads(result.stdout)["photos"][0]["exports"]
    facts = next(item["report"]["facts"] for item in report if item["exporter"] == "mask")
    paths = [Path(file["path"]) for item in report for file in item["report"]["files"]]
    mask = np.asarray(Image.open(next(path for path in paths if path.suffix == ".png"))) == 255
    return mask, facts, np.load(next(path for path in paths if path.suffix == ".npy"))


def measure(job):
    seed, number, kinds = job
    kind, inverse, photo, truth = foreground_scenes.scene(seed, number, kinds)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scene.png"
        Image.fromarray(photo).save(path, compress_level=1)
        for depth in DEPTHS:
            given, refined = degraded(inverse, depth, np.random.default_rng([seed, number]))
            np.save(Path(folder) / "given.npy", given)
            mask, facts, seen = run(Path(folder) / "out", path, Path(folder) / "given.npy", refined)
            rows.append({
                "number": number, "kind": kind, "depth": depth, "new": overlap(mask, truth), "otsu": overlap(otsu(seen), truth),
                "certainty": facts.get("certainty", 0), "support": facts.get("edgeSupport", 0),
                "height": facts.get("edgeHeight", 0), "separability": facts.get("separability", 0), "share": facts["foregroundShare"]})
    return rows


def line(name, values):
    values = np.array(values)
    shares = "".join(f"{100 * (values >= limit).mean():8.1f} %" for limit in (0.95, 0.9, 0.8))
    return f"{name:24}{values.mean():8.3f}{shares}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--empty", type=int, default=60)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--csv", type=Path)
    options = parser.parse_args()
    with ProcessPoolExecutor(2) as pool:
        jobs = [(options.seed, number, foreground_scenes.KINDS) for number in range(options.count)]
        rows = [row for scene in pool.map(measure, jobs) for row in scene]
        jobs = [(options.seed, number, foreground_scenes.EMPTY_KINDS) for number in range(options.empty)]
        empty = [row for scene in pool.map(measure, jobs) for row in scene]
    if options.csv:
        with open(options.csv, "w", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows + empty)
    print(f"seed {options.seed}, {options.count} scenes with a subject, {foreground_scenes.WIDTH}x{foreground_scenes.HEIGHT}")
    print(f"{'intersection over union':24}{'mean':>8}{'>= 0.95':>10}{'>= 0.90':>10}{'>= 0.80':>10}")
    for depth in DEPTHS:
        chosen = [row for row in rows if row["depth"] == depth]
        print(line(f"{depth}, isobath", [row["new"] for row in chosen]))
        print(line(f"{depth}, Otsu", [row["otsu"] for row in chosen]))
    print("by kind of scene, exact depth")
    for kind in foreground_scenes.KINDS:
        chosen = [row for row in rows if row["depth"] == "exact" and row["kind"] == kind]
        if chosen:
            print(line(f"{kind}, isobath", [row["new"] for row in chosen]))
            print(line(f"{kind}, Otsu", [row["otsu"] for row in chosen]))
    print(f"\ncertainty: 10th, 50th and 90th percentile, and how many are warned of (below {CLEAR})")
    print(f"{'':32}{'10 %':>8}{'50 %':>8}{'90 %':>8}{'warned':>10}")
    for depth in DEPTHS:
        for name, some in (("right (IoU >= 0.8)", [row for row in rows if row["new"] >= 0.8]),
                           ("wrong (IoU < 0.8)", [row for row in rows if row["new"] < 0.8]), ("no subject", empty)):
            values = np.array([row["certainty"] for row in some if row["depth"] == depth])
            if len(values):
                percentiles = "".join(f"{value:8.2f}" for value in np.percentile(values, [10, 50, 90]))
                print(f"{depth + ', ' + name:32}{percentiles}{(values < CLEAR).sum():5} of {len(values)}")
    if options.photos:
        print("\nphotos through the built-in network: certainty, edge support, edge height, share of the picture")
        for path in sorted(options.photos.iterdir()):
            if path.suffix in (".jpg", ".png"):
                with tempfile.TemporaryDirectory() as folder:
                    facts = run(Path(folder), path)[1]
                print(f"{path.name:32}" + "".join(
                    f"{facts.get(key, 0):8.2f}" for key in ("certainty", "edgeSupport", "edgeHeight", "foregroundShare")))


if __name__ == "__main__":
    main()
