"""Makes cloudcompare.jpg: a cloud of ours in the window of CloudCompare, as it opens.

    PYTHON docs/images/make-cloudcompare.py [ISOBATH [PHOTO [OPTION ...]]]

Needs Debian's cloudcompare and xvfb, NumPy and Pillow. The PLY is turned into CloudCompare's own format by CloudCompare itself, because its
window asks about the columns of a PLY; nothing else is done to it, and the view is the one that the program starts with.
"""

import os
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1024, 768)


def screen(path):
    """The frame buffer that Xvfb keeps in a file in the format of xwd."""
    data = path.read_bytes()
    header = struct.unpack(">25I", data[:100])
    start = header[0] + 12 * header[19]
    width, height, line = header[4], header[5], header[12]
    rows = np.frombuffer(data, np.uint8, offset=start)[: height * line].reshape(height, line)
    return rows[:, : width * 4].reshape(height, width, 4)[:, :, 2::-1].copy()


def settled(path, seconds=120):
    """The picture once it has not changed for five seconds."""
    last, since, begin = None, time.time(), time.time()
    while time.time() - begin < seconds:
        time.sleep(1)
        now = screen(path)
        if last is None or not np.array_equal(now, last):
            last, since = now, time.time()
        elif time.time() - since > 5 and len(np.unique(now.reshape(-1, 3), axis=0)) > 500:
            return now
    sys.exit("CloudCompare's window has not come to rest")


def main():
    isobath = sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/release/isobath"
    photo = sys.argv[2] if len(sys.argv) > 2 else ROOT / "fixtures/photos/coffee.jpg"
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        cloud = folder / "cloud.ply"
        subprocess.run([isobath, "ply", photo, "-o", cloud, "--axes", "cloudcompare", *sys.argv[3:]], check=True)
        subprocess.run(
            ["xvfb-run", "-a", "CloudCompare", "-SILENT", "-AUTO_SAVE", "OFF", "-O", cloud, "-C_EXPORT_FMT", "BIN",
             "-SAVE_CLOUDS", "FILE", folder / "cloud.bin"], check=True, capture_output=True)
        display = f":{os.getpid() % 1000 + 100}"
        server = subprocess.Popen(
            ["Xvfb", display, "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", folder], stderr=subprocess.DEVNULL)
        try:
            time.sleep(2)
            window = subprocess.Popen(
                ["CloudCompare", folder / "cloud.bin"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env={**os.environ, "DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1"})
            picture = settled(folder / "Xvfb_screen0")
            window.kill()
            window.wait()
        finally:
            server.terminate()
            server.wait()
    Image.fromarray(picture).save(ROOT / "docs/images/cloudcompare.jpg", quality=80, optimize=True)


if __name__ == "__main__":
    main()
