"""Scenes with exact depth for compare-refinement.py: a room, objects before a far wall, thin structures, a textured plane.

Rendered by fixtures/scenes/render.py at 1280x960, with textures that are harder than the fixtures': bricks, planks, tiles,
marble and foliage, with the fine grain of a sensor on top. Also Middlebury's motorcycle, out of the scikit-image wheel.
The same on every run.
"""

import importlib.util
import math
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]


def renderer(width, height):
    spec = importlib.util.spec_from_file_location("render", ROOT / "fixtures/scenes/render.py")
    render = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(render)
    render.WIDTH, render.HEIGHT, render.SAMPLES = width, height, 3
    render.FOCAL = width / 2 / math.tan(math.radians(render.FIELD_OF_VIEW / 2))
    render.CX, render.CY = width / 2, height / 2
    return render


R = renderer(1280, 960)


def waves(points, frequency, seed, count=12):
    """Smooth noise: a sum of plane waves in random directions, about -1...1."""
    random = np.random.default_rng(seed)
    total = np.zeros(points.shape[:-1])
    for _ in range(count):
        direction = random.normal(size=3) * frequency
        total += np.sin(points @ direction + random.uniform(0, 6.3))
    return total / math.sqrt(count)


def octaves(points, frequency, seed):
    return sum(waves(points, frequency * 2**k, seed + k, 8) / 2**k for k in range(4)) / 1.6


def bricks(points, seed):
    u, v = points[..., 0] + points[..., 2], points[..., 1]
    row = np.floor(v * 8)
    u = u * 4 + 0.5 * (row % 2)
    mortar = np.minimum(np.abs(u - np.round(u)), 0.5 * np.abs(v * 8 - np.round(v * 8)) + 0.0) < 0.04
    shade = 0.75 + 0.2 * np.sin(127.1 * np.floor(u) + 311.7 * row + seed)
    return np.where(mortar, 1.25, shade) + 0.08 * octaves(points, 12, seed)


def planks(points, seed):
    board = np.floor(points[..., 0] * 5)
    grain = waves(points * np.array([30, 4, 2.0]), 1.5, seed)
    return 0.8 + 0.18 * np.sin(91.7 * board + seed) + 0.12 * grain


def tiles(points, seed):
    cells = np.floor(points * 3 + 1e-6).astype(int).sum(-1)
    return 0.55 + 0.5 * (cells % 2) + 0.05 * waves(points, 25, seed)


def marble(points, seed):
    return 0.75 + 0.3 * np.sin(9 * points[..., 0] + 7 * points[..., 1] + 3 * octaves(points, 5, seed))


def foliage(points, seed):
    return 0.7 + 0.35 * np.sign(octaves(points, 9, seed)) * np.abs(octaves(points, 9, seed)) ** 0.5


def plain(points, seed):
    return 0.85 + 0.05 * octaves(points, 4, seed)


class Cylinder:
    """A piece of a cylinder along an axis of space (0, 1 or 2), seen from outside."""

    def __init__(self, axis, centre, radius, low, high, color):
        self.axis, self.centre, self.radius = axis, np.asarray(centre, float), float(radius)
        self.low, self.high, self.color = low, high, color

    def hit(self, rays):
        keep = [axis for axis in range(3) if axis != self.axis]
        d, c = rays[..., keep], self.centre[keep]
        a = np.sum(d * d, -1)
        b = d @ c
        root = b * b - a * (c @ c - self.radius**2)
        z = np.where(root >= 0, (b - np.sqrt(np.maximum(root, 0))) / np.maximum(a, 1e-12), np.inf)
        points = rays * np.where(np.isfinite(z), z, 0)[..., None]
        along = points[..., self.axis]
        z = np.where((z > 0) & (along >= self.low) & (along <= self.high), z, np.inf)
        normal = np.zeros(rays.shape)
        normal[..., keep] = (points[..., keep] - c) / self.radius
        return z, normal


class Rod:
    """A straight rod between two points, of round section."""

    def __init__(self, start, end, radius, color):
        self.start, self.end = np.asarray(start, float), np.asarray(end, float)
        self.radius, self.color = float(radius), color

    def hit(self, rays):
        axis = self.end - self.start
        length = np.linalg.norm(axis)
        axis = axis / length
        d = rays - (rays @ axis)[..., None] * axis
        s = self.start - (self.start @ axis) * axis
        a, b = np.sum(d * d, -1), d @ s
        root = b * b - a * (s @ s - self.radius**2)
        z = np.where(root >= 0, (b - np.sqrt(np.maximum(root, 0))) / np.maximum(a, 1e-12), np.inf)
        points = rays * np.where(np.isfinite(z), z, 0)[..., None]
        along = (points - self.start) @ axis
        z = np.where((z > 0) & (along >= 0) & (along <= length), z, np.inf)
        normal = (points - self.start - along[..., None] * axis) / self.radius
        return z, normal


def textured(surface, texture, seed):
    surface.texture, surface.seed = texture, seed
    return surface


def trace(surfaces, rays):
    """Z and colour of the nearest surface on each ray, with each surface's own texture."""
    depth = np.full(rays.shape[:-1], np.inf)
    color = np.zeros(rays.shape)
    for surface in surfaces:
        z, normal = surface.hit(rays)
        nearer = z < depth
        points = rays[nearer] * z[nearer][:, None]
        brightness = surface.texture(points, surface.seed) * (0.5 + 0.5 * np.clip(normal[nearer] @ R.LIGHT, 0, 1))
        color[nearer] = brightness[:, None] * np.asarray(surface.color)
        depth[nearer] = z[nearer]
    return depth, color


def render(surfaces):
    """-> inverse depth (float32), photo (uint8)"""
    depth, _ = trace(surfaces, R.rays(1))
    color = np.zeros((R.HEIGHT, R.WIDTH, 3))
    rays = R.rays(R.SAMPLES).reshape(R.HEIGHT, R.SAMPLES, R.WIDTH, R.SAMPLES, 3)
    for i in range(R.SAMPLES):
        for j in range(R.SAMPLES):
            color += trace(surfaces, rays[:, i, :, j])[1]
    color = color / R.SAMPLES**2 * 200 + np.random.default_rng(5).normal(0, 2.5, color.shape)
    return (1 / depth).astype(np.float32), np.clip(color + 0.5, 0, 255).astype(np.uint8)


def room():
    surfaces = [
        textured(R.Plane((1, 0, 0), -2.0, (1.0, 0.75, 0.65)), bricks, 1),
        textured(R.Plane((-1, 0, 0), -2.0, (0.6, 0.75, 1.0)), marble, 2),
        textured(R.Plane((0, 1, 0), -1.2, (0.95, 0.95, 0.9)), plain, 3),
        textured(R.Plane((0, -1, 0), -1.2, (0.85, 0.65, 0.45)), planks, 4),
        textured(R.Plane((0, 0, -1), -5.0, (0.7, 0.9, 0.7)), tiles, 5),
    ]
    boxes = [
        ((-1.1, 0.5, 2.4), (-0.4, 1.2, 3.1), (1.0, 0.85, 0.3), foliage),
        ((0.5, 0.1, 3.2), (1.3, 1.2, 3.9), (0.75, 0.45, 0.95), marble),
        ((-0.2, 0.8, 1.6), (0.3, 1.2, 2.0), (0.4, 0.8, 0.85), tiles),
    ]
    for index, (low, high, color, texture) in enumerate(boxes):
        surfaces += [textured(face, texture, 10 + index) for face in R.box(low, high, color)]
    return surfaces


def objects():
    """Objects before a far wall."""
    surfaces = [
        textured(R.Plane((0, 0, -1), -8.0, (0.75, 0.8, 0.95)), bricks, 1),
        textured(R.Plane((0, -1, 0), -1.0, (0.7, 0.6, 0.5), ((-np.inf, np.inf),) * 3), tiles, 2),
        textured(R.Sphere((-0.75, 0.3, 2.2), 0.45, (0.95, 0.4, 0.3)), marble, 3),
        textured(R.Sphere((0.55, -0.45, 3.0), 0.5, (0.9, 0.85, 0.4)), foliage, 4),
        textured(Cylinder(1, (0.35, 0, 2.4), 0.22, 0.1, 1.0, (0.35, 0.6, 0.4)), planks, 5),
        textured(R.Sphere((1.3, 0.55, 2.6), 0.35, (0.8, 0.8, 0.9)), plain, 6),
    ]
    surfaces += [textured(face, plain, 7) for face in R.box((-1.9, -0.9, 3.4), (-1.2, 1.0, 4.0), (0.9, 0.8, 0.7))]
    return surfaces


def thin():
    """Poles, wires and a lattice before a far wall."""
    surfaces = [
        textured(R.Plane((0, 0, -1), -6.0, (0.8, 0.85, 0.8)), foliage, 1),
        textured(R.Plane((0, -1, 0), -1.2, (0.6, 0.55, 0.5)), planks, 2),
    ]
    for index, (x, radius) in enumerate([(-1.1, 0.05), (-0.8, 0.03), (-0.55, 0.018), (-0.35, 0.01)]):
        surfaces.append(textured(Cylinder(1, (x, 0, 2.2), radius, -1.5, 1.2, (0.25, 0.3, 0.45)), plain, 3 + index))
    for index in range(6):
        x = 0.1 + 0.16 * index
        surfaces.append(textured(Rod((x, -0.6, 2.5), (x, 0.7, 2.5), 0.014, (1.0, 0.95, 0.85)), plain, 20))
    for y in (-0.6, 0.05, 0.7):
        surfaces.append(textured(Rod((0.05, y, 2.5), (0.95, y, 2.5), 0.018, (1.0, 0.95, 0.85)), plain, 21))
    surfaces.append(textured(Rod((-1.6, -0.9, 2.8), (1.6, -0.5, 3.2), 0.012, (0.15, 0.12, 0.1)), plain, 22))
    surfaces.append(textured(Rod((0.2, 0.9, 1.9), (1.2, -0.8, 3.0), 0.03, (0.9, 0.35, 0.25)), marble, 23))
    return surfaces


def plane():
    """One slanted plane with a strong texture: nothing of it may show in the depth."""
    normal = np.array([0.35, -0.5, -1.0]) / np.linalg.norm([0.35, -0.5, -1.0])
    return [textured(R.Plane(normal, normal[2] * 2.5, (0.9, 0.8, 0.7)), lambda p, s: tiles(p, s) * bricks(p, s + 1), 1)]


SCENES = {"room": room, "objects": objects, "thin": thin, "plane": plane}


def motorcycle():
    """-> disparity in pixels (inverse depth up to a shift; NaN where it is not known), photo"""
    import skimage.data

    left, _, disparity = skimage.data.stereo_motorcycle()
    return np.where(np.isfinite(disparity), disparity, np.nan).astype(np.float32), left


def load(cache=None):
    """-> {name: (inverse depth, photo)}; rendering takes a minute, so the result is kept in `cache` when one is named."""
    scenes = {}
    for name, build in SCENES.items():
        kept = Path(cache) / f"{name}.npz" if cache else None
        if kept and kept.exists():
            data = np.load(kept)
            scenes[name] = data["depth"], data["photo"]
        else:
            scenes[name] = render(build())
            if kept:
                kept.parent.mkdir(parents=True, exist_ok=True)
                np.savez(kept, depth=scenes[name][0], photo=scenes[name][1])
    scenes["motorcycle"] = motorcycle()
    return scenes
