"""Scores a network on photos with measured depth, beside two guesses that look at nothing: a constant, and a ramp that is
nearest at the bottom.

    python -m starter.evaluate [--model FILE] [--pairs FOLDER] [--long-side 256] [--single-pass]
"""

import argparse
from pathlib import Path

import numpy as np

from .pairs import motorcycle, read_pairs
from .scores import scores
from .served import ServedNetwork

RELEASED = Path(__file__).resolve().parents[2] / "starter.onnx"


def guesses(shape, network, photo):
    height, width = shape
    return {
        "constant": np.zeros(shape),
        "ramp": np.repeat(np.linspace(0, 1, height)[:, None], width, 1),
        "network": network.inverse_depth(photo),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=RELEASED, help="ONNX file (default: the released network)")
    parser.add_argument("--pairs", type=Path, help="folder of NAME.color.* and NAME.depth.*")
    parser.add_argument("--long-side", type=int, default=256, help="of the network's input (default: 256)")
    parser.add_argument("--single-pass", action="store_true", help="the network alone, also at a large --long-side")
    parser.add_argument("--without-motorcycle", action="store_true", help="leave out scikit-image's stereo pair")
    arguments = parser.parse_args()
    pairs = list(read_pairs(arguments.pairs)) if arguments.pairs else []
    if not arguments.without_motorcycle:
        pairs.append(motorcycle())
    network = ServedNetwork(arguments.model, arguments.long_side, arguments.single_pass)
    rows = []
    print("AbsRel / delta < 1.25 / ordinal".ljust(34) + "constant".ljust(22) + "ramp".ljust(22) + "network")
    for pair in pairs:
        rows.append([scores(guess, pair) for guess in guesses(pair.valid.shape, network, pair.photo).values()])
        print(row(pair.name, rows[-1]))
    print(row("mean", np.mean(rows, axis=0)))


def row(name, columns):
    return name.ljust(34) + "".join("{:.3f} / {:.3f} / {:.3f}".format(*column).ljust(22) for column in columns).rstrip()


if __name__ == "__main__":
    main()
