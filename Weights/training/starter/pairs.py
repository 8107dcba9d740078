"""Photos with measured depth, on which networks are scored and never trained.

A folder of pairs holds NAME.color.EXT and NAME.depth.EXT: a photo, and an unsigned 16-bit picture of the same size, in
which larger is farther and 0 means no reading. The unit does not matter: scores do not see the scale.
"""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np


@dataclass
class Pair:
    name: str
    photo: np.ndarray  # [H, W, 3] uint8, RGB
    inverse: np.ndarray  # [H, W] float64, larger is nearer
    valid: np.ndarray  # [H, W] bool


def read_pairs(folder):
    photos = sorted(Path(folder).glob("*.color.*"))
    if not photos:
        raise SystemExit(f"{folder}: no pairs; they are named NAME.color.png and NAME.depth.png")
    for path in photos:
        name = path.name.split(".color.")[0]
        depths = sorted(path.parent.glob(f"{name}.depth.*"))
        if not depths:
            raise SystemExit(f"{path}: no {name}.depth.* beside it")
        yield pair(name, read_photo(path), read_depth(depths[0]))


def pair(name, photo, depth):
    if photo.shape[:2] != depth.shape:
        raise SystemExit(f"{name}: the photo has {photo.shape[:2]} pixels, its depth {depth.shape}")
    valid = np.isfinite(depth) & (depth > 0)
    return Pair(name, photo, np.where(valid, 1 / np.where(valid, depth, 1), 0), valid)


def read_photo(path):
    photo = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if photo is None:
        raise SystemExit(f"{path}: cannot be read as a picture")
    return np.ascontiguousarray(photo[..., ::-1])


def read_depth(path):
    depth = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    if depth is None or depth.ndim != 2:
        raise SystemExit(f"{path}: cannot be read as a picture of one channel")
    return depth.astype(np.float64)


def motorcycle():
    """The stereo pair of Middlebury 2014 in scikit-image: Z = f b / (disparity + doffs); f b falls out of the scores."""
    import skimage

    folder = Path(skimage.__file__).parent / "data"
    disparity = np.load(folder / "motorcycle_disp.npz")["arr_0"].astype(np.float64)
    disparity[~(np.isfinite(disparity) & (disparity > 0))] = np.nan
    return pair("motorcycle", read_photo(folder / "motorcycle_left.png"), 1000 / (disparity + 31.086))
