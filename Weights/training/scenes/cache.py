"""Writes a cache of scenes: `python -m scenes.cache OUT --count N --seed S --size WxH`.

OUT_rgb.npy: uint8, N x H x W x 3. OUT_inv.npy: float16 inverse depth, N x H x W, 1/m, 0 for sky.
OUT_kind.npy: uint8, the index into scenes.KINDS. OUT.count: how many are written; a run that was cut off goes on there.
Scene i of the cache is that of seed S + i.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from .library import KINDS, renderer

REPORT_EVERY = 500


def _open(path: Path, kind: type, shape: tuple[int, ...]) -> np.memmap:
    if path.exists():
        array = np.load(path, mmap_mode="r+")
        if array.shape == shape and array.dtype == kind:
            return array
        raise SystemExit(f"{path} holds {array.dtype} {array.shape}, not {np.dtype(kind)} {shape}: remove it first")
    return np.lib.format.open_memmap(path, "w+", kind, shape)


def write(out: str, count: int, seed: int, width: int, height: int, kind: str | None = None) -> None:
    progress = Path(f"{out}.count")
    done = int(progress.read_text()) if progress.exists() else 0
    rgb = _open(Path(f"{out}_rgb.npy"), np.uint8, (count, height, width, 3))
    inverse_depth = _open(Path(f"{out}_inv.npy"), np.float16, (count, height, width))
    kinds = _open(Path(f"{out}_kind.npy"), np.uint8, (count,))
    start, first = time.monotonic(), done
    draw = renderer().render
    for i in range(done, count):
        rgb[i], inverse_depth[i], drawn = draw(seed + i, width, height, kind)
        kinds[i] = KINDS.index(drawn)
        if (i + 1) % REPORT_EVERY == 0 or i + 1 == count:
            for array in (rgb, inverse_depth, kinds):
                array.flush()
            progress.write_text(str(i + 1))
            rate = (i + 1 - first) / (time.monotonic() - start)
            print(f"{i + 1} of {count}, {rate:.1f} a second", file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scenes.cache", description=__doc__.splitlines()[0])
    parser.add_argument("out", help="the beginning of the files' names")
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--size", default="256x192", help="WxH in pixels")
    parser.add_argument("--kind", choices=KINDS, help="one kind only; else the usual mix")
    options = parser.parse_args()
    width, height = (int(side) for side in options.size.split("x"))
    write(options.out, options.count, options.seed, width, height, options.kind)


if __name__ == "__main__":
    main()
