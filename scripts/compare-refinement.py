#!/usr/bin/env python3
"""Soft, small depth maps restored by isobath, by bicubic interpolation and by OpenCV's edge-aware filters.

    swift build -c release --product isobath
    PYTHON scripts/compare-refinement.py [--cache FOLDER] [--no-times]
    (PYTHON has numpy, scipy, Pillow, tifffile, scikit-image and opencv-contrib-python)

Each scene's exact inverse depth, scaled to 0...1, is blurred by a Gaussian of one pixel of the small map, reduced 8 and 16
times by area, and restored with the photo. Printed is the RMSE in per cent of the scene's span

- at edges: within 8 or 16 pixels (one of the small map) of a step of 4 % or more between neighbours;
- on surfaces: four times as far or farther from every step, and on the plane, which has none.

OpenCV's filters run on the bicubic map with the parameters, out of a grid, that have the least mean error at edges over all
scenes; so they are shown at their best. Times are of
the processor, all cores together, medians of five in turn: each filters the same 256x192 map enlarged to the same photo of 12 megapixels;
isobath's is what runs of the command take longer with refinement than without.
"""

import argparse
import resource
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np
import refinement_scenes
import tifffile
from PIL import Image
from scipy.ndimage import distance_transform_edt

ROOT = Path(__file__).resolve().parents[1]
STEP = 0.04


def scenes(cache):
    """Sizes are cut to multiples of 16; values are scaled to 0...1."""
    for name, (depth, photo) in refinement_scenes.load(cache).items():
        height, width = (side // 16 * 16 for side in depth.shape)
        depth, photo = depth[:height, :width], np.ascontiguousarray(photo[:height, :width])
        low, high = np.nanmin(depth), np.nanmax(depth)
        yield name, ((depth - low) / (high - low)).astype(np.float32), photo


def reduced(truth, factor):
    if np.isnan(truth).any():
        # Unknown depth as its nearest neighbour has it; it is left out of the errors.
        nearest = distance_transform_edt(np.isnan(truth), return_distances=False, return_indices=True)
        truth = truth[tuple(nearest)]
    soft = cv2.GaussianBlur(truth, (0, 0), factor, borderType=cv2.BORDER_REPLICATE)
    return cv2.resize(soft, (truth.shape[1] // factor, truth.shape[0] // factor), interpolation=cv2.INTER_AREA)


def regions(truth, factor):
    edges = np.zeros(truth.shape, bool)
    across, down = np.abs(np.diff(truth, axis=1)) > STEP, np.abs(np.diff(truth, axis=0)) > STEP
    edges[:, 1:] |= across
    edges[:, :-1] |= across
    edges[1:] |= down
    edges[:-1] |= down
    distance = distance_transform_edt(~edges) if edges.any() else np.full(truth.shape, np.inf)
    known = ~np.isnan(truth)
    return (distance <= factor) & known, (distance >= 4 * factor) & known


def bicubic(small, photo, factor):
    return cv2.resize(small, (photo.shape[1], photo.shape[0]), interpolation=cv2.INTER_CUBIC)


def guided(radius, epsilon):
    return lambda small, photo, factor: cv2.ximgproc.guidedFilter(
        photo.astype(np.float32) / 255, bicubic(small, photo, factor), max(1, round(radius * factor)), epsilon)


def global_smoother(strength, tolerance):
    return lambda small, photo, factor: cv2.ximgproc.fastGlobalSmootherFilter(
        photo, bicubic(small, photo, factor), strength * factor * factor, tolerance)


def isobath(folder):
    def method(small, photo, factor):
        np.save(folder / "small.npy", small)
        Image.fromarray(photo).save(folder / "photo.png", compress_level=1)
        subprocess.run(
            [ROOT / ".build/release/isobath", "tiff", folder / "photo.png", "--depth", folder / "small.npy", "--depth-is",
             "inverse", "--refine", "guided", "--float", "--quiet", "-o", folder / "restored.tiff"], check=True)
        return tifffile.imread(folder / "restored.tiff")

    return method


def errors(method, cases):
    rows = []
    for _, factor, truth, photo, small, (edge, surface) in cases:
        difference = method(small, photo, factor) - truth
        rms = [100 * float(np.sqrt(np.mean(difference[part] ** 2))) if part.any() else np.nan for part in (edge, surface)]
        rows.append(rms)
    return np.array(rows)


def best(make, grid, cases):
    results = {parameters: errors(make(*parameters), cases) for parameters in grid}
    parameters = min(results, key=lambda key: np.nanmean(results[key][:, 0]))
    return parameters, results[parameters]


def processor_seconds():
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def times(folder, parameters):
    """-> seconds of all cores together by method: a photo of 12 megapixels and a map of 256x192, enlarged already"""
    photo = cv2.resize(cv2.imread(str(ROOT / "fixtures/photos/coffee.jpg")), (4032, 3024), interpolation=cv2.INTER_CUBIC)
    cv2.imwrite(str(folder / "large.png"), photo, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    photo, factor = cv2.cvtColor(photo, cv2.COLOR_BGR2RGB), 4032 / 256

    def run(method):
        subprocess.run(
            [ROOT / ".build/release/isobath", "tiff", folder / "large.png", "--refine", method, "--float", "--quiet", "-o",
             folder / f"{method}.tiff"], check=True)

    run("none")
    large = tifffile.imread(folder / "none.tiff")
    radius, epsilon = parameters["guided filter"]
    strength, tolerance = parameters["fast global smoother"]
    work = {
        "a run without refinement": lambda: run("none"),
        "a run with it": lambda: run("guided"),
        "guided filter": lambda: cv2.ximgproc.guidedFilter(
            photo.astype(np.float32) / 255, large, round(radius * factor), epsilon),
        "fast global smoother": lambda: cv2.ximgproc.fastGlobalSmootherFilter(
            photo, large, strength * factor * factor, tolerance),
    }
    taken = {name: [] for name in work}
    for _ in range(5):
        for name, body in work.items():
            start = processor_seconds()
            body()
            taken[name].append(processor_seconds() - start)
    medians = {name: statistics.median(values) for name, values in taken.items()}
    refinement = medians.pop("a run with it") - medians.pop("a run without refinement")
    return {"isobath": refinement} | medians


def table(cases, results):
    names = list(results)
    for part, title in enumerate(["at edges", "on surfaces"]):
        print(f"\nRMSE {title}, % of the span\n\n| scene | " + " | ".join(names) + " | isobath against bicubic |")
        print("|---|" + "---:|" * (len(names) + 1))
        for index, case in enumerate(cases):
            values = [results[name][index, part] for name in names]
            if np.isnan(values[0]):
                continue
            change = 100 * (results["isobath"][index, part] / results["bicubic"][index, part] - 1)
            print(f"| {case[0]}, {case[1]}x | " + " | ".join(f"{value:.2f}" for value in values) + f" | {change:+.0f} % |")
        means = {name: np.nanmean(results[name][:, part]) for name in names}
        change = 100 * (means["isobath"] / means["bicubic"] - 1)
        print("| mean | " + " | ".join(f"{value:.2f}" for value in means.values()) + f" | {change:+.0f} % |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", help="where the rendered scenes are kept between runs")
    parser.add_argument("--no-times", action="store_true")
    options = parser.parse_args()
    cases = [
        (name, factor, truth, photo, reduced(truth, factor), regions(truth, factor))
        for name, truth, photo in scenes(options.cache)
        for factor in (8, 16)
    ]
    radii, epsilons = (0.5, 1, 2), (1e-4, 1e-3, 1e-2)
    strengths, tolerances = (0.5, 2, 8), (4, 10, 25)
    found = {
        "guided filter": best(guided, [(r, e) for r in radii for e in epsilons], cases),
        "fast global smoother": best(global_smoother, [(s, t) for s in strengths for t in tolerances], cases),
    }
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        results = {"bicubic": errors(bicubic, cases)}
        results |= {name: result for name, (_, result) in found.items()}
        results["isobath"] = errors(isobath(folder), cases)
        table(cases, results)
        for name, (parameters, _) in found.items():
            print(f"\n{name} (OpenCV {cv2.__version__}): best parameters {parameters}", end="")
        print()
        if not options.no_times:
            print("\n| 12 megapixels | processor seconds |\n|---|---:|")
            for name, value in times(folder, {name: parameters for name, (parameters, _) in found.items()}).items():
                print(f"| {name} | {value:.2f} |")


if __name__ == "__main__":
    main()
