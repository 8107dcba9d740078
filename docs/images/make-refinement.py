"""Makes refinement.jpg: photos, their depth without and with refinement, and what is cut out of them by it.

usage: PYTHON docs/images/make-refinement.py     (numpy, Pillow, tifffile; a release build of isobath)

Rows: parts of fixtures/photos at twice their size. Columns: photo; depth as the built-in network gives it, enlarged
(`--refine none`); refined (`--refine guided`); what lies nearer than a distance, without and with refinement.
"""

import os
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
ISOBATH = os.environ.get("ISOBATH", ROOT / ".build/release/isobath")
# Left, top, width and height of each part, and the share of its depth range at which it is cut.
PARTS = {
    "coffee": (150, 0, 200, 130, 0.62),
    "astronaut-portrait": (60, 60, 200, 130, 0.38),
    "chelsea": (230, 60, 200, 130, 0.55),
}


def depth(photo, method, folder):
    path = f"{folder}/depth.tiff"
    subprocess.run([ISOBATH, "tiff", photo, "--refine", method, "--float", "--quiet", "-o", path], check=True)
    return tifffile.imread(path)


def in_colors(share):
    """Far is dark blue, near is red."""
    stops = np.array([[20, 20, 90], [30, 110, 180], [60, 190, 130], [240, 200, 60], [230, 80, 40]])
    at = np.linspace(0, 1, len(stops))
    return np.stack([np.interp(share, at, stops[:, channel]) for channel in range(3)], -1).astype(np.uint8)


def row(name, folder):
    left, top, width, height, level = PARTS[name]
    photo = ROOT / f"fixtures/photos/{name}.jpg"
    part = np.s_[top : top + height, left : left + width]
    colors = np.asarray(Image.open(photo).convert("RGB"))[part]
    pictures, cuts = [colors], []
    for method in ("none", "guided"):
        values = depth(photo, method, folder)[part]
        if method == "none":
            low, high = np.percentile(values, [1, 99])
        share = np.clip((values - low) / (high - low), 0, 1)
        pictures.append(in_colors(share))
        cuts.append(np.where((share > level)[..., None], colors, np.uint8(235)))
    return np.hstack([np.asarray(Image.fromarray(p).resize((2 * width, 2 * height), Image.NEAREST)) for p in pictures + cuts])


with tempfile.TemporaryDirectory() as folder:
    picture = np.vstack([row(name, folder) for name in PARTS])
Image.fromarray(picture).save(Path(__file__).parent / "refinement.jpg", quality=82, optimize=True)
