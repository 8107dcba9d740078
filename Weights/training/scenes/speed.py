"""Measures pictures a second of one core's time: `python -m scenes.speed [--size WxH] [--count N]`."""

import argparse
import time

from .library import KINDS, renderer


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scenes.speed", description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="256x192", help="WxH in pixels")
    parser.add_argument("--count", type=int, default=30, help="pictures a kind; the mix gets four times as many")
    options = parser.parse_args()
    width, height = (int(side) for side in options.size.split("x"))
    draw = renderer().render
    for kind in (*KINDS, None):
        count = options.count if kind else 4 * options.count
        start = time.process_time()
        for seed in range(count):
            draw(seed, width, height, kind)
        print(f"{kind or 'mix':10} {count / (time.process_time() - start):6.1f}")


if __name__ == "__main__":
    main()
