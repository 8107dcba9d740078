"""Photographs that surfaces take their texture from: only CC0 pictures, from installed packages."""

from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

# The docstrings of skimage.data.brick, .grass and .gravel name them as CC0 (from CC0 Textures).
SURFACES = ("brick.png", "grass.png", "gravel.png")
SIDE = 256


@cache
def tiles() -> np.ndarray:
    """Square RGB tiles (uint8, count x SIDE x SIDE x 3): each picture whole and two corners of it, gravel last."""
    import skimage

    folder = Path(skimage.__file__).parent / "data"
    found = []
    for name in SURFACES:
        picture = Image.open(folder / name).convert("RGB")
        width, height = picture.size
        found.append(picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS))
        found.append(picture.crop((0, 0, SIDE, SIDE)))
        found.append(picture.crop((width - SIDE, height - SIDE, width, height)))
    return np.ascontiguousarray(np.stack([np.asarray(tile) for tile in found]))
