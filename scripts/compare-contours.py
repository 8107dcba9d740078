#!/usr/bin/env python3
"""Contours of the same two 12-megapixel fields by contourpy and by isobath, in the same run.

    swift build -c release --product isobath-bench
    PYTHON scripts/compare-contours.py        # PYTHON has numpy and contourpy (Tests/Readers/requirements.txt)
"""

import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import contourpy
import numpy as np

ROOT = Path(__file__).resolve().parents[1]
LEVELS = [0.05 + 0.9 * i / 15 for i in range(16)]
WIDTH, HEIGHT = 4000, 3000


def enlarge(field):
    """Bilinear between pixel centres."""

    def along(field, size):
        at = (np.arange(size) + 0.5) * field.shape[0] / size - 0.5
        low = np.clip(np.floor(at).astype(int), 0, field.shape[0] - 2)
        share = np.clip(at - low, 0, 1)[:, None].astype(np.float32)
        return field[low] * (1 - share) + field[low + 1] * share

    return along(along(field, HEIGHT).T, WIDTH).T


def octaves(random, first, last, fall):
    return sum(
        enlarge(random.standard_normal((3 * 2**k, 4 * 2**k)).astype(np.float32)) * fall**k for k in range(first, last))


def to_unit(field):
    return np.ascontiguousarray((field - field.min()) / (field.max() - field.min()), dtype=np.float32)


def fields():
    random = np.random.default_rng(1)
    # What a network of 256 pixels gives, enlarged; and detail down to the size of a few pixels.
    smooth = to_unit(enlarge(octaves(random, 1, 5, 0.5)[:: HEIGHT // 192, :: WIDTH // 256]))
    return {"smooth": smooth, "rough": to_unit(octaves(random, 1, 9, 0.5))}


def measure(field):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        generator = contourpy.contour_generator(z=field, name="serial", line_type="Separate")
        lines = [line for level in LEVELS for line in generator.lines(level)]
        times.append(time.perf_counter() - start)
    return statistics.median(times), len(lines), sum(map(len, lines))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, field in fields().items():
            paths.append(f"{folder}/{name}.npy")
            np.save(paths[-1], field)
            seconds, lines, points = measure(field)
            print(f"contourpy {contourpy.__version__} serial, {name}: {1000 * seconds:.0f} ms, {lines} lines, {points} points", flush=True)
        subprocess.run([ROOT / ".build/release/isobath-bench", "--contours", *paths], check=True)
