"""Makes overview.jpg: photo, heatmap, contours, cut-out, and the cloud from both sides.

usage: isobath export fixtures/photos/coffee.jpg -o OUT_FOLDER --fov 40 --to \\
           'heatmap,contour --photo --levels 12,ply,cutout --largest --fill-holes --feather 2'
       make-overview.py OUT_FOLDER fixtures/photos/coffee.jpg overview.jpg
       (numpy, Pillow, trimesh, librsvg's rsvg-convert)
"""

import io
import os
import subprocess
import sys

import numpy as np
import trimesh
from PIL import Image

folder, photo_path, result = sys.argv[1:]
name = os.path.splitext(os.path.basename(photo_path))[0]
photo = Image.open(photo_path).convert("RGB")
WIDTH, HEIGHT = 480, round(480 * photo.height / photo.width)


def checkerboard():
    y, x = np.mgrid[:HEIGHT, :WIDTH] // 12
    return Image.fromarray(np.where((x + y) % 2, 235, 205).astype(np.uint8)).convert("RGB")


def cutout():
    board = checkerboard()
    picture = Image.open(f"{folder}/{name}.cutout.png").resize((WIDTH, HEIGHT))
    board.paste(picture, (0, 0), picture)
    return board


def contours():
    svg = subprocess.run(
        ["rsvg-convert", "--width", str(WIDTH * 2), f"{folder}/{name}.contour.svg"],
        check=True, capture_output=True)
    return Image.open(io.BytesIO(svg.stdout)).convert("RGB").resize((WIDTH, HEIGHT), Image.LANCZOS)


def cloud(yaw_degrees):
    """The points seen by a pinhole camera that was moved round them: nearest point wins, 2x2 supersampled."""
    points = trimesh.load(f"{folder}/{name}.ply")
    xyz, colors = np.asarray(points.vertices), np.asarray(points.colors)[:, :3]
    # Relative depth stretches what is far; the nearer part shows the form best.
    near = xyz[:, 2] > np.percentile(xyz[:, 2], 20)
    xyz, colors = xyz[near], colors[near]
    center = np.median(xyz, axis=0)
    yaw, pitch = np.radians([yaw_degrees, 12])
    x, y, z = (xyz - center).T
    x, z = x * np.cos(yaw) + z * np.sin(yaw), -x * np.sin(yaw) + z * np.cos(yaw)
    y, z = y * np.cos(pitch) - z * np.sin(pitch), y * np.sin(pitch) + z * np.cos(pitch)
    distance = -center[2] * 1.25 - z
    scale = 2 * WIDTH * 1.5
    u = np.round(scale * x / distance + WIDTH).astype(int)
    v = np.round(-scale * y / distance + HEIGHT).astype(int)
    image = np.full((2 * HEIGHT, 2 * WIDTH, 3), 24, np.uint8)
    for offset_v in (0, 1, 2):
        for offset_u in (0, 1, 2):
            seen = (u + offset_u >= 0) & (u + offset_u < 2 * WIDTH) & (v + offset_v >= 0) & (v + offset_v < 2 * HEIGHT)
            order = np.nonzero(seen)[0]
            order = order[np.argsort(-distance[order])]
            image[v[order] + offset_v, u[order] + offset_u] = colors[order]
    return Image.fromarray(image).resize((WIDTH, HEIGHT), Image.LANCZOS)


tiles = [
    photo.resize((WIDTH, HEIGHT), Image.LANCZOS),
    Image.open(f"{folder}/{name}.heatmap.png").convert("RGB").resize((WIDTH, HEIGHT), Image.LANCZOS),
    contours(),
    cutout(),
    cloud(-16),
    cloud(16),
]
sheet = Image.new("RGB", (3 * WIDTH + 16, 2 * HEIGHT + 8), "white")
for index, tile in enumerate(tiles):
    sheet.paste(tile, (index % 3 * (WIDTH + 8), index // 3 * (HEIGHT + 8)))
sheet.save(result, quality=88)
