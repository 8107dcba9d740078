#!/usr/bin/env python3
"""Cut-outs over black, white, green and a photo, in pieces at their full size: docs/images/matting-*.jpg.

    swift build -c release --product isobath
    pip install -r scripts/matting-requirements.txt        # into a venv, whose Python is PYTHON below
    PYTHON scripts/matting-sheet.py [FOLDER]

With a FOLDER, the sheets go there, and one of scikit-image's motorcycle with its measured depth is among them: no licence of that photo is stated, so
it is not in docs/images. Each sheet shows, row by row: the photo and the hard mask over white, the cut-out over black and over white, over green and over another photo.
The commands are printed. The photos come from fixtures/ and out of the wheels of scikit-learn and scikit-image; docs/matting.md states the
licences.
"""

import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[1]
BINARY = Path(os.environ.get("ISOBATH", ROOT / ".build/release/isobath"))
PHOTOS = ROOT / "fixtures/photos"
WIDTH, HEIGHT, GAP = 420, 300, 4


def of_package(name, path):
    return Path(importlib.util.find_spec(name).origin).parent / path


def measured_depth(folder):
    """The motorcycle's measured disparity, NaN where there is none."""
    disparity = np.load(of_package("skimage", "data/motorcycle_disp.npz"))["arr_0"]
    np.save(folder / "motorcycle_disp.npy", np.where(np.isfinite(disparity), disparity, np.nan).astype(np.float32))
    return ["--depth", folder / "motorcycle_disp.npy", "--depth-is", "inverse"]


def drawn(path, size, *shapes):
    """A mask as one draws it by hand in a minute: polygons, and ellipses by their boxes."""
    mask = Image.new("L", size)
    draw = ImageDraw.Draw(mask)
    for shape in shapes:
        (draw.ellipse if len(shape) == 4 else draw.polygon)(shape, fill=255)
    mask.save(path)
    return ["--mask", path]


def cat(folder):
    outline = [40, 0, 34, 30, 32, 95, 29, 114, 8, 123, 0, 132, 0, 300, 380, 300, 385, 262, 372, 240, 352, 224, 330, 210, 347, 190,
               357, 165, 363, 145, 362, 115, 355, 82, 372, 58, 383, 30, 399, 0]
    return drawn(folder / "chelsea-mask.png", (451, 300), outline) + ["--trimap-width", 12]


def cup(folder):
    shapes = [77, 62, 480, 389], [173, 18, 406, 208], [397, 72, 410, 66, 424, 68, 424, 82, 414, 115, 400, 115]
    return drawn(folder / "coffee-mask.png", (600, 400), *shapes) + ["--trimap-width", 4]


# The sheet, the photo, the options, the middle of the piece that is shown, and the photo that is laid below.
SHEETS = [
    ("portrait", PHOTOS / "astronaut-portrait.jpg", lambda folder: [], (0.42, 0.3), "coffee.jpg"),
    ("pet", PHOTOS / "chelsea.jpg", cat, (0.9, 0.5), "coffee.jpg"),
    ("product", PHOTOS / "coffee.jpg", cup, (0.45, 0.3), "chelsea.jpg"),
    ("plant", of_package("sklearn", "datasets/images/flower.jpg"),
     lambda folder: ["--to", 1.25, "--box", "0,0,640x355", "--trimap-width", 22], (0.48, 0.52), "coffee.jpg"),
]
UNLICENSED = [
    ("motorcycle", of_package("skimage", "data/motorcycle_left.png"), measured_depth, (0.68, 0.45), "coffee.jpg")]


def piece(path, x, y):
    with Image.open(path) as picture:
        picture = picture.convert("RGB")
    width, height = min(WIDTH, picture.width), min(HEIGHT, picture.height)
    left = min(max(0, round(x * picture.width) - width // 2), picture.width - width)
    top = min(max(0, round(y * picture.height) - height // 2), picture.height - height)
    return picture.crop((left, top, left + width, top + height))


def sheet(photo, options, middle, below, folder):
    def cutout(name, *more):
        command = ["cutout", photo, "-o", folder / f"{name}.png", *options, *more]
        subprocess.run([BINARY, *map(str, command)], check=True, stdout=subprocess.DEVNULL)
        return piece(folder / f"{name}.png", *middle)

    # A mask's own edge is hard with --matte none, and then there is no band.
    hard = [word for index, word in enumerate(options)
            if word != "--trimap-width" and (index == 0 or options[index - 1] != "--trimap-width")]
    subprocess.run([BINARY, *map(str, ["cutout", photo, "-o", folder / "hard.png", *hard, "--matte", "none",
                                       "--background", "white"])], check=True, stdout=subprocess.DEVNULL)
    pieces = [piece(photo, *middle), piece(folder / "hard.png", *middle),
              *(cutout(color, "--background", color) for color in ("black", "white", "lime")),
              cutout("photo", "--background-image", PHOTOS / below)]
    width, height = pieces[0].size
    result = Image.new("RGB", (2 * (width + GAP) - GAP, 3 * (height + GAP) - GAP), (128, 128, 128))
    for number, picture in enumerate(pieces):
        result.paste(picture, (number % 2 * (width + GAP), number // 2 * (height + GAP)))
    return result


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/images"
    target.mkdir(parents=True, exist_ok=True)
    for name, photo, options, middle, below in SHEETS + (UNLICENSED if len(sys.argv) > 1 else []):
        with tempfile.TemporaryDirectory() as folder:
            stated = options(Path(folder))
            print(f"{name}: isobath cutout", *(Path(str(word)).name for word in [photo, *stated]))
            picture = sheet(photo, stated, middle, below, Path(folder))
        picture.save(target / f"matting-{name}.jpg", quality=90, optimize=True)
