#!/usr/bin/env python3
"""Cut-outs of the photos in fixtures/ over black, white and green, in pieces at their full size: docs/images/matting.jpg.

    swift build -c release --product isobath
    PYTHON scripts/matting-sheet.py [OUT.jpg]          # PYTHON has pillow
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
BINARY = Path(os.environ.get("ISOBATH", ROOT / ".build/release/isobath"))
# The photo, and the middle of the piece that is shown.
PIECES = [("astronaut-portrait", 0.25, 0.3), ("chelsea", 0.75, 0.35), ("coffee", 0.3, 0.4)]
BACKGROUNDS = ["black", "white", "#00ff00"]
SIDE = 240


def cutout(photo, *options):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.png"
        subprocess.run([BINARY, "cutout", photo, "-o", path, *options], check=True, stdout=subprocess.DEVNULL)
        with Image.open(path) as picture:
            return picture.convert("RGB")


def piece(picture, x, y):
    left = min(max(0, round(x * picture.width) - SIDE // 2), picture.width - SIDE)
    top = min(max(0, round(y * picture.height) - SIDE // 2), picture.height - SIDE)
    return picture.crop((left, top, left + SIDE, top + SIDE))


if __name__ == "__main__":
    rows = []
    for name, x, y in PIECES:
        photo = ROOT / f"fixtures/photos/{name}.jpg"
        with Image.open(photo) as picture:
            row = [piece(picture.convert("RGB"), x, y)]
        row.append(piece(cutout(photo, "--matte", "none", "--background", BACKGROUNDS[1]), x, y))
        row += [piece(cutout(photo, "--background", background), x, y) for background in BACKGROUNDS]
        rows.append(row)
    sheet = Image.new("RGB", (len(rows[0]) * (SIDE + 4) - 4, len(rows) * (SIDE + 4) - 4), (128, 128, 128))
    for number, row in enumerate(rows):
        for column, picture in enumerate(row):
            sheet.paste(picture, (column * (SIDE + 4), number * (SIDE + 4)))
    sheet.save(sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs/images/matting.jpg", quality=88)
