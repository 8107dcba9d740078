"""Middlebury's motorcycle out of the scikit-image wheel; nothing but the standard library.

    motorcycle.py unpack WHEEL FOLDER     -> motorcycle_left.png, motorcycle_disp.npy
    motorcycle.py known DISPARITY.npy     -> three points as X,Y=METRES, one line

Disparity is in pixels, inf where it is not known. Z = focal * baseline / (disparity + doffs), with the calibration
that skimage.data.stereo_motorcycle documents for this size of picture.
"""

import array
import ast
import io
import math
import os
import sys
import zipfile

FOCAL, BASELINE, DOFFS = 994.978, 0.193001, 31.086  # pixels, metres, pixels
DATA = "skimage/data/"


def unpack(wheel, folder):
    with zipfile.ZipFile(wheel) as files:
        photo = files.read(DATA + "motorcycle_left.png")
        with zipfile.ZipFile(io.BytesIO(files.read(DATA + "motorcycle_disp.npz"))) as arrays:
            disparity = arrays.read("arr_0.npy")
    # The disparity last: it marks the folder as complete.
    for name, content in [("motorcycle_left.png", photo), ("motorcycle_disp.npy", disparity)]:
        path = os.path.join(folder, name)
        with open(path + ".part", "wb") as file:
            file.write(content)
        os.replace(path + ".part", path)


def read_npy(path):
    """-> width, float32 values row by row"""
    with open(path, "rb") as file:
        content = file.read()
    if content[:8] != b"\x93NUMPY\x01\x00":
        sys.exit(f"{path}: is no NPY file of version 1.0")
    start = 10 + int.from_bytes(content[8:10], "little")
    header = ast.literal_eval(content[10:start].decode("latin-1"))
    if header["descr"] != "<f4" or header["fortran_order"]:
        sys.exit(f"{path}: holds no float32 in C order")
    values = array.array("f", content[start:])
    if sys.byteorder == "big":
        values.byteswap()
    return header["shape"][1], values


def known(path):
    """Pixels at the 10th, 50th and 90th percentile of disparity."""
    width, values = read_npy(path)
    order = sorted((value, index) for index, value in enumerate(values) if math.isfinite(value) and value > 0)
    points = []
    for share in (0.1, 0.5, 0.9):
        disparity, index = order[int(share * (len(order) - 1))]
        points.append(f"{index % width},{index // width}={FOCAL * BASELINE / (disparity + DOFFS):.5f}")
    print(*points)


if __name__ == "__main__":
    {"unpack": unpack, "known": known}[sys.argv[1]](*sys.argv[2:])
