#!/usr/bin/env python3
"""Where surfaces are torn at different --edge thresholds, against measured depth.

    swift build -c release --product isobath
    PYTHON scripts/compare-edge-thresholds.py [--pairs FOLDER]
    (PYTHON has numpy, scipy, opencv-python, Pillow and scikit-image)

Each photo's depth from the built-in network, refined as by default, is brought to the measured depth by scale and shift of inverse
depth. Two neighbouring pixels whose distances differ by more than the threshold, as a share of the nearer one, are torn apart, as
`--edge` has it. True edges are steps of 10 % or more of the measured depth between pixels two apart.

- found: the share of true edges with a tear within 5 pixels;
- wrong: the share of tears with no measured step of 4 % or more within 5 pixels: holes torn into surfaces;
- torn: the share of pixels beside a tear.

Photos are Middlebury's motorcycle out of scikit-image and, with --pairs, those of a folder as `make evaluate` takes them.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import distance_transform_edt

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Weights/training"))
from starter import pairs  # noqa: E402

THRESHOLDS = [0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.12, 0.2]
NEAR = 5


def estimate(photo):
    with tempfile.TemporaryDirectory() as folder:
        Image.fromarray(photo).save(f"{folder}/photo.png")
        subprocess.run(
            [ROOT / ".build/release/isobath", "npy", f"{folder}/photo.png", "-o", f"{folder}/depth.npy", "--quiet"],
            check=True, stderr=subprocess.DEVNULL)
        return np.load(f"{folder}/depth.npy").astype(float)


def aligned(inverse, pair):
    x, y = inverse[pair.valid], pair.inverse[pair.valid]
    scale, shift = np.polyfit(x, y, 1)
    # As far as ten times the farthest that was measured, at most.
    return 1 / np.maximum(scale * inverse + shift, 0.1 * y.min())


def steps(distance, share, apart):
    """Pixels beside a pair, so far apart, whose distances differ by more than a share of the nearer; False where one is unknown."""
    found = np.zeros(distance.shape, bool)
    for axis in (0, 1):
        count = distance.shape[axis]
        first, second = (np.take(distance, range(*span), axis) for span in ((0, count - apart), (apart, count)))
        with np.errstate(invalid="ignore"):
            tear = np.abs(first - second) > share * np.minimum(first, second)
        for start in (0, apart):
            part = [slice(None), slice(None)]
            part[axis] = slice(start, start + count - apart)
            found[tuple(part)] |= tear
    return found


def within(mask):
    return distance_transform_edt(~mask) <= NEAR if mask.any() else np.zeros(mask.shape, bool)


def rows(pair):
    measured = np.where(pair.valid, 1 / np.where(pair.valid, pair.inverse, 1), np.nan)
    # Only where all around was measured can it be said whether there is a step.
    known = ~within(~pair.valid)
    true, slight = steps(measured, 0.10, 2) & known, within(steps(measured, 0.04, 2))
    distance = aligned(estimate(pair.photo), pair)
    for threshold in THRESHOLDS:
        torn = steps(distance, threshold, 1)
        yield (
            np.mean(within(torn)[true]) if true.any() else np.nan,
            np.mean(~slight[torn & known]) if (torn & known).any() else np.nan, np.mean(torn))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pairs", metavar="FOLDER", help="NAME.color.* and NAME.depth.*, 16 bits, 0 for no reading")
    folder = arguments.parse_args().pairs
    chosen = [pairs.motorcycle()] + (list(pairs.read_pairs(folder)) if folder else [])
    tables = np.array([list(rows(pair)) for pair in chosen])
    print(f"{len(chosen)} photos: " + ", ".join(pair.name for pair in chosen))
    print("--edge   found  wrong   torn   found (motorcycle)  wrong (motorcycle)")
    for index, threshold in enumerate(THRESHOLDS):
        found, wrong, torn = np.nanmean(tables[:, index], axis=0)
        own = tables[0, index]
        print(f"{threshold:6.2f}  {found:6.1%} {wrong:6.1%} {torn:6.1%}   {own[0]:18.1%}  {own[1]:18.1%}")


if __name__ == "__main__":
    main()
