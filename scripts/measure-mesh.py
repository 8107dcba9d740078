"""How true a simplified mesh is: to a rendered scene with sharp edges, and to a network's depth of photos.

    PYTHON scripts/measure-mesh.py ISOBATH [MEGAPIXELS] [PHOTO...]      needs NumPy, SciPy, Pillow and trimesh

The mesh is drawn as the camera sees it and compared with the depth map at every pixel: the error in depth, in pixels as `--max-error` counts
them; and the pixels near an outline that show the wrong surface or none, with how far from the outline they are.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import trimesh
from PIL import Image
from scipy.ndimage import distance_transform_edt

EDGE = 0.04
RANGE = ["--near", "1", "--far", "10"]


def scene(width, height):
    """Distances: a floor and a wall, two spheres, a turned panel and a wire of three pixels."""
    focal = width / 2 / np.tan(np.radians(30))
    x = (np.arange(width) + 0.5 - width / 2) / focal
    y = ((np.arange(height) + 0.5 - height / 2) / focal)[:, None]
    z = np.minimum(4.0 + 0 * x + 0 * y, np.where(y > 0, 1.2 / np.maximum(y, 1e-6), 9))
    for center, radius in [((-0.5, -0.1, 2.5), 0.45), ((0.6, 0.2, 1.8), 0.3)]:
        a, b = x * x + y * y + 1, x * center[0] + y * center[1] + center[2]
        d = b * b - a * (np.dot(center, center) - radius**2)
        z = np.minimum(z, np.where(d >= 0, (b - np.sqrt(np.maximum(d, 0))) / a, np.inf))
    turn = np.radians(17)
    u, v = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    z = np.where((abs(u) < 0.12) & (abs(v + 0.15) < 0.2), 1.5, z)
    return np.where(abs(u - 0.35) < 1.5 / focal, 1.2, z).astype(np.float32)


def drawn(path, width, height):
    """Inverse distance at each pixel, 0 where there is no mesh; and the number of triangles, and of those folded over."""
    mesh = next(iter(trimesh.load(path, process=False).geometry.values()))
    column = np.rint(mesh.visual.uv[:, 0] * width - 0.5)
    row = np.rint((1 - mesh.visual.uv[:, 1]) * height - 0.5)
    result = np.zeros((height, width))
    folded = 0
    for x, y, z in zip(column[mesh.faces], row[mesh.faces], -1 / mesh.vertices[:, 2][mesh.faces]):
        area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0])
        folded += area >= 0
        if area == 0:
            continue
        left, right, top, bottom = int(x.min()), int(x.max()), int(y.min()), int(y.max())
        across, down = np.arange(left, right + 1), np.arange(top, bottom + 1)[:, None]
        second = ((across - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (down - y[0])) / area
        third = ((x[1] - x[0]) * (down - y[0]) - (across - x[0]) * (y[1] - y[0])) / area
        inside = (second > -1e-6) & (third > -1e-6) & (second + third < 1 + 1e-6)
        part = result[top:bottom + 1, left:right + 1]
        part[inside] = (z[0] + (z[1] - z[0]) * second + (z[2] - z[0]) * third)[inside]
    return result, len(mesh.faces), folded


def edges(z):
    """Pixels on either side of an occlusion edge."""
    result = np.zeros(z.shape, bool)
    for first, second in [(np.s_[:, :-1], np.s_[:, 1:]), (np.s_[:-1], np.s_[1:])]:
        torn = np.maximum(z[first], z[second]) > (1 + EDGE) * np.minimum(z[first], z[second])
        result[first] |= torn
        result[second] |= torn
    return result


def report(name, path, z, focal):
    height, width = z.shape
    inverse, faces, folded = drawn(path, width, height)
    outline = edges(z)
    away = distance_transform_edt(~outline)
    wrong = (inverse == 0) | (abs(inverse * z - 1) > EDGE * 0.75)
    wrong &= away < 8
    error = abs(inverse * z - 1)[(inverse > 0) & ~wrong] * focal / 4
    share = np.percentile(error, [50, 99, 99.9])
    print(
        f"{name}: {faces} faces ({folded} folded) for {z.size / 1e6:.1f} MP; depth error in pixels: median {share[0]:.2f}, "
        f"99 % {share[1]:.2f}, 99.9 % {share[2]:.2f}; wrong at outlines: {wrong.sum()} of {outline.sum()} edge pixels"
        + (f", at most {away[wrong].max():.1f} pixels off" if wrong.any() else ""))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    isobath = sys.argv[1]
    megapixels = float(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        width = round((megapixels * 1e6 * 4 / 3) ** 0.5)
        z = scene(width, width * 3 // 4)
        np.save(folder / "scene.npy", z)
        Image.new("RGB", z.shape[::-1]).save(folder / "scene.png")
        subprocess.run(
            [isobath, "glb", folder / "scene.png", "--depth", folder / "scene.npy", "--depth-is", "metres", "--fov", "60",
             "-o", folder / "scene.glb", "--quiet"], check=True)
        report("scene", folder / "scene.glb", z, width / 2 / np.tan(np.radians(30)))
        for photo in sys.argv[3:]:
            picture = Image.open(photo)
            scale = (megapixels * 1e6 / picture.width / picture.height) ** 0.5
            picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.BICUBIC).save(folder / "photo.png")
            subprocess.run([isobath, "tiff", folder / "photo.png", "--float", "-o", folder / "photo.tiff"], check=True)
            subprocess.run(
                [isobath, "glb", folder / "photo.png", "--depth", folder / "photo.tiff", *RANGE, "-o", folder / "photo.glb"], check=True)
            subprocess.run(
                [isobath, "tiff", folder / "photo.png", "--depth", folder / "photo.tiff", *RANGE, "--float", "--as", "metres", "-o",
                 folder / "metres.tiff"], check=True)
            import tifffile

            z = tifffile.imread(folder / "metres.tiff")
            report(Path(photo).stem, folder / "photo.glb", z, max(z.shape) / 2 / np.tan(np.radians(30)))


main()
