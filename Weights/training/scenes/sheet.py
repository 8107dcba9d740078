"""Draws a contact sheet, picture above inverse depth, a row a kind: `python -m scenes.sheet OUT.png`."""

import argparse

import numpy as np
from PIL import Image

from .library import KINDS, render


def as_grey(inverse_depth: np.ndarray) -> np.ndarray:
    """Inverse depth as grey RGB, near bright, the nearest hundredth clipped, mid-tones lifted."""
    level = np.clip(inverse_depth / (np.percentile(inverse_depth, 99) + 1e-6), 0, 1) ** 0.6
    return np.repeat((255 * level).astype(np.uint8)[..., None], 3, 2)


def sheet(kinds: list[str], columns: int, seed: int, width: int, height: int) -> np.ndarray:
    rows = []
    for kind in kinds:
        cells = []
        for i in range(columns):
            rgb, inverse_depth = render(seed + i, width, height, kind)
            cells.append(np.concatenate([rgb, as_grey(inverse_depth)]))
        rows.append(np.concatenate(cells, 1))
    return np.concatenate(rows)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scenes.sheet", description=__doc__.splitlines()[0])
    parser.add_argument("out", help="a PNG or JPEG")
    parser.add_argument("--kinds", default=",".join(KINDS), help="comma-separated; default: all")
    parser.add_argument("--columns", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", default="256x192", help="WxH of a picture")
    options = parser.parse_args()
    width, height = (int(side) for side in options.size.split("x"))
    Image.fromarray(sheet(options.kinds.split(","), options.columns, options.seed, width, height)).save(options.out)


if __name__ == "__main__":
    main()
