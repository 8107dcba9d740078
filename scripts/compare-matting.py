#!/usr/bin/env python3
"""Alpha and foreground colours by isobath and by PyMatting, of composites with known alpha and given the same trimaps.

    swift build -c release --product isobath
    pip install -r scripts/matting-requirements.txt        # into a venv, whose Python is PYTHON below
    PYTHON scripts/compare-matting.py                      # quality, 40 composites of 480x360
    PYTHON scripts/compare-matting.py --speed 1 12 48      # seconds, those of all cores added up, and peak memory at so many megapixels

The composites are rendered here: 10 each of hair (thin bent strands round a disc), leaves (stalks with lens-shaped blades), discs that are out of
focus or moving, and sheets that let 30 to 70 % through, all over textures; rendered at three times the size and averaged, and stored with 8 bits.
Unknown is what lies within a sixtieth of the height (6 pixels of 360) of a pixel that is neither opaque nor transparent.

SAD is the sum of absolute errors of alpha over the unknown pixels in thousands, MSE the mean square over them times a thousand, gradient the sum of
squared differences of gradient magnitudes (Gaussian derivatives, sigma 1.4; Rhemann et al., CVPR 2009) in thousands. Colour is the
mean absolute error, of 255, of the foreground laid with the true alpha over green, where alpha is neither 0 nor 1; it judges colours alone.
Composite is the same with everything's own alpha over the unknown pixels.

Speed is of a composite of hair with its trimap, and of the portrait in fixtures/ enlarged, with everything from its JPEG to the PNG, depth included; the median of
three runs by the clock, and the largest peak. PyMatting runs once, without start and files; it may take 600 s of cores and nine tenths of the memory that is
free, and up to 12 MP unless --theirs says otherwise.
"""

import argparse
import contextlib
import io
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

ROOT = Path(__file__).resolve().parents[1]
BINARY = Path(os.environ.get("ISOBATH", ROOT / ".build/release/isobath"))
KINDS = ["hair", "leaves", "discs", "sheets"]
OVERSAMPLING = 3


def texture(random, width, height, contrast):
    """Octaves of noise in three channels around a colour of its own."""
    base = random.uniform(0.2, 0.8, 3)
    picture = np.empty((height, width, 3), np.float32)
    for channel in range(3):
        field = np.zeros((height, width), np.float32)
        for octave in range(7):
            grid = random.standard_normal((3 * 2**octave + 2, 4 * 2**octave + 2)).astype(np.float32)
            part = Image.fromarray(grid).resize((width, height), Image.BICUBIC)
            field += 0.65**octave * np.asarray(part)
        picture[..., channel] = base[channel] + contrast * field
    return np.clip(picture, 0, 1)


def strand(random, draw, start, angle, length, width, bend):
    points = [tuple(start)]
    for _ in range(14):
        angle += random.normal(0, bend)
        start = start + length / 14 * np.array([np.cos(angle), np.sin(angle)])
        points.append(tuple(start))
    draw.line(points, fill=255, width=max(1, round(width)), joint="curve")
    return start, angle


def blade(draw, tip, angle, length, width):
    along, across = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
    shares = np.linspace(0, 1, 12)
    sides = [
        [tuple(tip + along * length * t + sign * across * width * np.sin(np.pi * t)) for t in shares] for sign in (1, -1)]
    draw.polygon(sides[0] + sides[1][::-1], fill=255)


def shape(kind, random, width, height):
    """Alpha at the oversampled size, 0...1."""
    canvas = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(canvas)
    middle = np.array([width, height]) * random.uniform(0.42, 0.58, 2)
    radius = height * random.uniform(0.2, 0.27)

    def disc(at, radius):
        draw.ellipse([*(at - radius), *(at + radius)], fill=255)

    if kind == "hair":
        disc(middle, radius)
        for _ in range(260):
            angle = random.uniform(0, 2 * np.pi)
            start = middle + 0.95 * radius * np.array([np.cos(angle), np.sin(angle)])
            strand(random, draw, start, angle + random.normal(0, 0.6), radius * random.uniform(0.15, 0.7),
                   height * random.uniform(0.0012, 0.005), 0.16)
    elif kind == "leaves":
        disc(middle, 0.7 * radius)
        for _ in range(26):
            angle = random.uniform(0, 2 * np.pi)
            start = middle + 0.65 * radius * np.array([np.cos(angle), np.sin(angle)])
            tip, angle = strand(random, draw, start, angle, radius * random.uniform(0.4, 0.9), height * 0.004, 0.1)
            for _ in range(3):
                blade(draw, tip, angle + random.normal(0, 0.8), height * random.uniform(0.04, 0.1), height * 0.012)
    else:
        for _ in range(3):
            disc(middle + random.normal(0, 0.5, 2) * radius, radius * random.uniform(0.6, 1))
    alpha = np.asarray(canvas, np.float32) / 255
    if kind == "discs":
        if random.random() < 0.5:
            alpha = ndimage.gaussian_filter(alpha, height * random.uniform(0.006, 0.025))
        else:
            alpha = ndimage.uniform_filter1d(alpha, int(height * random.uniform(0.03, 0.1)), axis=int(random.integers(2)))
    if kind == "sheets":
        x = np.arange(width)[None, :] / width
        y = np.arange(height)[:, None] / height
        angle = random.uniform(0, 2 * np.pi)
        side = np.cos(angle) * (x - middle[0] / width) + np.sin(angle) * (y - middle[1] / height)
        # One half is opaque and the other, beyond a soft fold, lets a share through; in the middle there is an opaque knob.
        opacity = 1 - random.uniform(0.3, 0.7) / (1 + np.exp(-side * random.uniform(15, 60)))
        knob = (x - middle[0] / width) ** 2 * width**2 + (y - middle[1] / height) ** 2 * height**2 < (0.4 * radius) ** 2
        alpha = np.maximum(alpha * opacity.astype(np.float32), knob)
    return alpha


def averaged(picture):
    height, width = (size // OVERSAMPLING for size in picture.shape[:2])
    return picture.reshape(height, OVERSAMPLING, width, OVERSAMPLING, *picture.shape[2:]).mean((1, 3))


def composite(kind, seed, width, height):
    """Alpha, foreground, the photo with 8 bits, and the trimap."""
    random = np.random.default_rng([KINDS.index(kind), seed])
    alpha = np.clip(averaged(shape(kind, random, OVERSAMPLING * width, OVERSAMPLING * height)), 0, 1)
    # What is no more than a rounding of 8 bits is none.
    alpha[alpha < 0.004], alpha[alpha > 0.996] = 0, 1
    contrast = random.uniform(0.04, 0.16, 2)
    foreground, background = texture(random, width, height, contrast[0]), texture(random, width, height, contrast[1])
    photo = alpha[..., None] * foreground + (1 - alpha[..., None]) * background
    mixed = ndimage.maximum_filter((alpha > 0) & (alpha < 1), 2 * round(height / 60) + 1)
    trimap = np.where(mixed, 128, np.where(alpha == 1, 255, 0))
    return alpha, foreground, np.round(255 * photo).astype(np.uint8), trimap.astype(np.uint8)


def gradient(alpha):
    along = [ndimage.gaussian_filter(alpha, 1.4, order=order) for order in ((0, 1), (1, 0))]
    return np.hypot(*along)


def errors(alpha, truth, unknown):
    difference = (alpha - truth)[unknown]
    slopes = (gradient(alpha) - gradient(truth))[unknown]
    return np.array([np.abs(difference).sum() / 1e3, 1e3 * (difference**2).mean(), (slopes**2).sum() / 1e3])


def over_green(colors, alpha):
    return alpha[..., None] * colors + (1 - alpha[..., None]) * np.array([0, 1, 0])


def color_error(colors, alpha, foreground, truth, where):
    return 255 * np.abs(over_green(colors, alpha) - over_green(foreground, truth))[where].mean()


class Isobath:
    def __init__(self, folder):
        self.folder = Path(folder)

    def run(self, *arguments):
        subprocess.run([str(BINARY), *map(str, arguments)], check=True, capture_output=True)

    def stage(self, photo, trimap):
        """Writes the photo, its trimap, and some depth, which does not matter beside a trimap."""
        Image.fromarray(photo).save(self.folder / "photo.png", compress_level=1)
        Image.fromarray(trimap).save(self.folder / "trimap.png", compress_level=1)
        height, width = trimap.shape
        shape = (max(2, height // 30), max(2, width // 30))
        np.save(self.folder / "depth.npy", np.linspace(1, 2, shape[0] * shape[1], dtype=np.float32).reshape(shape))
        return [self.folder / "photo.png", "--depth", self.folder / "depth.npy", "--depth-is", "inverse", "--refine", "none",
                "--trimap", self.folder / "trimap.png"]

    def alpha(self, photo, trimap):
        self.run("mask", *self.stage(photo, trimap), "--bits", 16, "-o", self.folder / "alpha.png")
        return np.asarray(Image.open(self.folder / "alpha.png")).astype(np.float64) / 65535

    def colors(self, photo, trimap):
        self.run("cutout", *self.stage(photo, trimap), "-o", self.folder / "cutout.png")
        return np.asarray(Image.open(self.folder / "cutout.png"))[..., :3] / 255


def quality(count, width, height):
    from pymatting import estimate_alpha_cf, estimate_alpha_knn, estimate_foreground_ml

    names = ["isobath", "PyMatting closed-form", "PyMatting KNN", "threshold of the trimap"]
    sums = {kind: {name: np.zeros(5) for name in names} for kind in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        isobath = Isobath(folder)
        for number in range(count):
            kind = KINDS[number % len(KINDS)]
            truth, foreground, photo, trimap = composite(kind, number // len(KINDS), width, height)
            unknown, mixed = trimap == 128, (truth > 0) & (truth < 1)
            image, levels = photo / 255, trimap / 255
            results = {names[0]: (isobath.alpha(photo, trimap), isobath.colors(photo, trimap))}
            for name, estimate in ((names[1], estimate_alpha_cf), (names[2], estimate_alpha_knn)):
                # It prints that its factors failed and that it tries again.
                with contextlib.redirect_stdout(io.StringIO()):
                    alpha = estimate(image, levels)
                results[name] = (alpha, estimate_foreground_ml(image, alpha))
            results[names[3]] = (np.where(ndimage.distance_transform_edt(trimap != 255)
                                          < ndimage.distance_transform_edt(trimap != 0), 1.0, 0.0), image)
            for name, (alpha, colors) in results.items():
                seen = mixed & (alpha > 0)
                sums[kind][name] += [
                    *errors(alpha, truth, unknown), color_error(colors, alpha, foreground, truth, unknown),
                    color_error(colors, truth, foreground, truth, seen) if seen.any() else 0]
            print(f"\r{number + 1} of {count}", end="", file=sys.stderr, flush=True)
    print("\r", end="", file=sys.stderr)
    print(f"{count} composites of {width}x{height}, means\n")
    print(f"{'':8}{'':26}{'SAD':>8}{'MSE':>8}{'gradient':>10}{'composite':>11}{'colour':>8}")
    for kind in [*KINDS, "all"]:
        for name in names:
            if kind == "all":
                mean = sum(sums[kind][name] for kind in KINDS) / count
            else:
                mean = sums[kind][name] / max(1, len(range(KINDS.index(kind), count, len(KINDS))))
            print(f"{kind:8}{name:26}{mean[0]:8.3f}{mean[1]:8.3f}{mean[2]:10.3f}{mean[3]:11.2f}{mean[4]:8.2f}")


def measured(command, seconds=None, memory=None):
    """Seconds, seconds of all cores, the peak of memory in MiB, and what a process printed; None and why when it did not end well.

    `seconds` are the most that it may take of all cores, `memory` the most address space, in bytes.
    """
    def limit():
        if memory is not None:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        if seconds is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))

    start = time.perf_counter()
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen([str(part) for part in command], stdout=output, stderr=complaints, preexec_fn=limit)
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        complaints.seek(0)
        if status != 0:
            words = complaints.read().decode(errors="replace").strip().splitlines()
            if process.returncode == -signal.SIGXCPU:
                return None, f"did not end in {seconds} s of cores, and took {usage.ru_maxrss / 1024:.0f} MiB"
            if memory is not None and words and "memory" in words[-1].lower():
                return None, f"gave up after {took:.0f} s: {words[-1]} (of {memory / 2**30:.0f} GiB at most)"
            raise SystemExit(f"{command} failed: {words[-1:]}")
        return (took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024), output.read().decode()


def available_memory():
    """Bytes that can be had without swapping."""
    line = next(line for line in open("/proc/meminfo") if line.startswith("MemAvailable"))
    return 1024 * int(line.split()[1])


PYMATTING = """
import sys, time
import numpy as np
from PIL import Image
from pymatting import estimate_alpha_cf, estimate_foreground_ml
image, trimap = (np.asarray(Image.open(path)) / 255 for path in sys.argv[1:])
# Numba compiles at the first call.
estimate_foreground_ml(image[:64, :64], estimate_alpha_cf(image[:64, :64], np.tile([0.0, 0.5, 0.5, 1.0], (64, 16))))
def now():
    return np.array([time.perf_counter(), time.process_time()])
start = now()
alpha = estimate_alpha_cf(image, trimap)
middle = now()
estimate_foreground_ml(image, alpha)
print(*(middle - start), *(now() - middle))
"""


def staged_hair(folder, width, height):
    """The arguments for a composite of hair, and the share of it that is unknown."""
    _, _, photo, trimap = composite("hair", 0, width, height)
    return Isobath(folder).stage(photo, trimap), (trimap == 128).mean()


def enlarge_portrait(path, megapixels):
    with Image.open(ROOT / "fixtures/photos/astronaut-portrait.jpg") as photo:
        factor = (megapixels * 1e6 / photo.width / photo.height) ** 0.5
        photo.resize((round(factor * photo.width), round(factor * photo.height)), Image.BICUBIC).save(path, quality=92)


def speed(megapixels, theirs):
    print(f"{'':8}{'unknown':>8}  {'':36}{'seconds':>8}{'of cores':>10}{'MiB':>8}")
    for size in megapixels:
        width, height = round((size * 1e6 * 4 / 3) ** 0.5), round((size * 1e6 * 3 / 4) ** 0.5)
        with tempfile.TemporaryDirectory() as folder:
            # By another process: what this one takes would count towards the peaks of those that it starts.
            with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as pool:
                arguments, unknown = pool.submit(staged_hair, folder, width, height).result()
                pool.submit(enlarge_portrait, f"{folder}/portrait.jpg", size).result()

            def line(name, unknown, numbers):
                start = f"{size:g} MP".ljust(8) + (f"{100 * unknown:7.1f}%" if unknown is not None else " " * 8)
                if isinstance(numbers, str):
                    print(f"{start}  {name:36}{numbers}", flush=True)
                else:
                    seconds, cores, memory = numbers
                    print(f"{start}  {name:36}{seconds:8.2f}{cores:10.2f}{memory:8.0f}", flush=True)

            for name, unknown_here, options in (
                    ("isobath mask --trimap", unknown, ["mask", *arguments, "-o", f"{folder}/out.png"]),
                    ("isobath mask --matte none", None, ["mask", *arguments[:-2], "-o", f"{folder}/out.png"]),
                    ("isobath cutout --trimap", unknown, ["cutout", *arguments, "-o", f"{folder}/out.png"]),
                    ("isobath cutout portrait.jpg", None, ["cutout", f"{folder}/portrait.jpg", "-o", f"{folder}/out.png"])):
                runs = []
                for _ in range(3):
                    numbers, complaint = measured([BINARY, *options])
                    if numbers is None:
                        raise SystemExit(f"{name}: {complaint}")
                    runs.append(numbers)
                line(name, unknown_here, (*sorted(runs)[1][:2], max(run[2] for run in runs)))
            if size > theirs:
                continue
            numbers, output = measured(
                [sys.executable, "-W", "ignore", "-c", PYMATTING, *arguments[:1], arguments[-1]],
                seconds=600, memory=int(0.9 * available_memory()))
            if numbers is None:
                line("PyMatting closed-form", unknown, output)
                continue
            times = [float(word) for word in output.split()[-4:]]
            line("PyMatting closed-form, alone", unknown, (*times[:2], numbers[2]))
            line("PyMatting multi-level colours, alone", unknown, (*times[2:], numbers[2]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--size", type=int, nargs=2, default=(480, 360), metavar=("WIDTH", "HEIGHT"))
    parser.add_argument("--speed", type=float, nargs="+", metavar="MEGAPIXELS", help="measure time instead")
    parser.add_argument("--theirs", type=float, default=12, metavar="MEGAPIXELS", help="with --speed: PyMatting up to this size")
    options = parser.parse_args()
    if options.speed:
        speed(options.speed, options.theirs)
    else:
        quality(options.count, *options.size)
