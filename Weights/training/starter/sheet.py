"""A contact sheet: photos in a row, and under each the inverse depth that networks see in it, a row a network.

    python -m starter.sheet OUT.png PHOTO... [--model FILE[@LONG_SIDE]]...
"""

import argparse
from pathlib import Path

import cv2
import numpy as np

from .evaluate import RELEASED
from .pairs import read_photo
from .served import OWN_LONG_SIDE, ServedNetwork

HEIGHT = 240
NEAR_PERCENTILE = 99.5


def shown(inverse):
    """[H, W] to a picture, far dark and near bright, in the colours of Inferno."""
    far, near = inverse.min(), np.percentile(inverse, NEAR_PERCENTILE)
    grey = np.clip((inverse - far) / max(near - far, 1e-9), 0, 1) * 255
    return cv2.applyColorMap(grey.astype(np.uint8), cv2.COLORMAP_INFERNO)[..., ::-1]


def scaled(picture):
    height, width = picture.shape[:2]
    return cv2.resize(picture, (round(width * HEIGHT / height), HEIGHT), interpolation=cv2.INTER_AREA)


def network(path, long_side=OWN_LONG_SIDE):
    return ServedNetwork(path, int(long_side))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("photos", type=Path, nargs="+")
    parser.add_argument(
        "--model",
        action="append",
        metavar="FILE[@LONG_SIDE]",
        help="ONNX file, and the long side of its input (default: the released network, 256)",
    )
    arguments = parser.parse_args()
    networks = [network(*model.split("@")) for model in arguments.model or [str(RELEASED)]]
    columns = []
    for path in arguments.photos:
        photo = read_photo(path)
        columns.append(np.vstack([scaled(photo), *(scaled(shown(n.inverse_depth(photo))) for n in networks)]))
    cv2.imwrite(str(arguments.out), np.ascontiguousarray(np.hstack(columns)[..., ::-1]))


if __name__ == "__main__":
    main()
