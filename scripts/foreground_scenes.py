"""Scenes with exact depth and a known subject for compare-foreground.py, drawn by ray casting in NumPy.

Rooms, corridors, streets and tables with clutter behind; before it, or on it, a person, an animal or a product, standing
on the ground or held in front of the camera. Some have no subject at all. The same on every run of the same seed.

Axes: X right, Y down, Z forward, metres, the camera at the origin. Rays are scaled so that the length along them is the distance
along the optical axis.
"""

import math

import numpy as np

WIDTH, HEIGHT = 960, 720
GROUND, BACKGROUND, SUBJECT = 0, 1, 2
KINDS = ["room", "corridor", "street", "table", "held", "portrait"]
EMPTY_KINDS = ["empty room", "empty corridor", "empty street", "bare wall", "hills"]


class Rectangle:
    """Part of the plane where the coordinate `axis` is `at`, within limits for all three coordinates."""

    def __init__(self, axis, at, limits=((-99, 99),) * 3):
        self.axis, self.at, self.limits, self.bound = axis, at, limits, None

    def hit(self, rays):
        with np.errstate(divide="ignore", invalid="ignore"):
            t = self.at / rays[..., self.axis]
            points = rays * t[..., None]
        for other, (low, high) in enumerate(self.limits):
            if other != self.axis:
                t = np.where((points[..., other] >= low) & (points[..., other] <= high), t, np.inf)
        normal = np.zeros(3, np.float32)
        normal[self.axis] = -math.copysign(1, self.at)
        return np.where(t > 0.05, t, np.inf), np.broadcast_to(normal, rays.shape)


class Ellipsoid:
    def __init__(self, centre, radii, turn=0.0):
        self.centre, self.radii = np.asarray(centre, np.float32), np.asarray(radii, np.float32) * np.ones(3, np.float32)
        self.bound = self.centre, float(self.radii.max())
        c, s = math.cos(turn), math.sin(turn)
        self.frame = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]], np.float32)

    def hit(self, rays):
        d, o = rays @ self.frame / self.radii, self.centre @ self.frame / self.radii
        a, b = np.sum(d * d, -1), d @ o
        root = b * b - a * (o @ o - 1)
        t = np.where(root >= 0, (b - np.sqrt(np.maximum(root, 0))) / a, np.inf)
        t = np.where(t > 0.05, t, np.inf)
        inside = (d * np.where(np.isfinite(t), t, 0)[..., None] - o) / self.radii
        normal = inside @ self.frame.T
        return t, normal / np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-6)


class Box:
    def __init__(self, centre, sides, turn=0.0):
        self.centre, self.half = np.asarray(centre, np.float32), np.asarray(sides, np.float32) / 2
        self.bound = self.centre, float(np.linalg.norm(self.half))
        c, s = math.cos(turn), math.sin(turn)
        self.frame = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]], np.float32)

    def hit(self, rays):
        d, o = rays @ self.frame, self.centre @ self.frame
        with np.errstate(divide="ignore", invalid="ignore"):
            first, second = (o - self.half) / d, (o + self.half) / d
        entry, leave = np.minimum(first, second), np.maximum(first, second)
        t = entry.max(-1)
        t = np.where((t <= leave.min(-1)) & (t > 0.05), t, np.inf)
        side = np.eye(3, dtype=np.float32)[entry.argmax(-1)]
        return t, -(side * np.sign(d)) @ self.frame.T


class Rod:
    """A straight rod with round ends, or flat ones."""

    def __init__(self, start, end, radius, round_ends=True):
        self.start, self.end = np.asarray(start, np.float32), np.asarray(end, np.float32)
        self.radius, self.round_ends = float(radius), round_ends
        self.bound = (self.start + self.end) / 2, float(np.linalg.norm(self.end - self.start)) / 2 + 1.5 * radius

    def hit(self, rays):
        axis = self.end - self.start
        length = float(np.linalg.norm(axis))
        axis = axis / length
        d, o = rays - (rays @ axis)[..., None] * axis, self.start - (self.start @ axis) * axis
        a, b = np.sum(d * d, -1), d @ o
        root = b * b - a * (o @ o - self.radius**2)
        t = np.where(root >= 0, (b - np.sqrt(np.maximum(root, 0))) / np.maximum(a, 1e-9), np.inf)
        points = rays * np.where(np.isfinite(t), t, 0)[..., None] - self.start
        along = points @ axis
        t = np.where((t > 0.05) & (along >= 0) & (along <= length), t, np.inf)
        normal = (points - along[..., None] * axis) / self.radius
        for end, outward in ((self.start, -axis), (self.end, axis)):
            if self.round_ends:
                other, other_normal = Ellipsoid(end, self.radius).hit(rays)
            else:
                with np.errstate(divide="ignore", invalid="ignore"):
                    other = (end @ outward) / (rays @ outward)
                away = np.linalg.norm(rays * np.where(np.isfinite(other), other, 0)[..., None] - end, axis=-1)
                other = np.where((other > 0.05) & (away <= self.radius), other, np.inf)
                other_normal = np.broadcast_to(outward, rays.shape)
            normal = np.where((other < t)[..., None], other_normal, normal)
            t = np.minimum(t, other)
        return t, normal


class Hills:
    """A bumpy ground that falls away, found by marching."""

    bound = None

    def __init__(self, height, random):
        self.height = height
        self.waves = [(random.uniform(0.2, 0.9, 2) * random.choice([-1, 1], 2), random.uniform(0, 6.3)) for _ in range(5)]

    def level(self, points):
        return self.height - 0.05 * self.height * sum(
            np.sin(points[..., 0] * f[0] + points[..., 2] * f[1] + p) for f, p in self.waves)

    def hit(self, rays):
        t = np.full(rays.shape[:2], np.inf, np.float32)
        before = 0.05
        for step in 0.4 * 1.03 ** np.arange(160):
            below = ((rays * step)[..., 1] > self.level(rays * step)) & ~np.isfinite(t)
            low, high = np.full(below.sum(), before, np.float32), np.full(below.sum(), step, np.float32)
            chosen = rays[below]
            for _ in range(12):
                middle = (low + high) / 2
                under = (chosen * middle[:, None])[:, 1] > self.level(chosen * middle[:, None])
                low, high = np.where(under, low, middle), np.where(under, middle, high)
            t[below] = high
            before = step
        return t, np.broadcast_to(np.array([0, -1, 0], np.float32), rays.shape)


def pattern(points, random):
    """Brightness at points in space: one of checks, stripes, bricks, smooth noise or nearly nothing, with grain."""
    kind, scale = random.integers(5), random.uniform(1.5, 7)
    if kind == 0:
        shade = 0.6 + 0.4 * (np.floor(points * scale + 1e-4).astype(int).sum(-1) % 2)
    elif kind == 1:
        shade = 0.75 + 0.25 * np.sin(points @ random.normal(size=3).astype(np.float32) * scale * 3)
    elif kind == 2:
        row = np.floor(points[..., 1] * scale * 2)
        u = (points[..., 0] + points[..., 2]) * scale + 0.5 * (row % 2)
        mortar = (np.abs(u - np.round(u)) < 0.05) | (np.abs(points[..., 1] * scale * 2 - row) < 0.1)
        shade = np.where(mortar, 1.1, 0.7 + 0.2 * np.sin(127.1 * np.floor(u) + 311.7 * row))
    elif kind == 3:
        shade = 0.8 + sum(
            0.12 * np.sin(points @ random.normal(size=3).astype(np.float32) * scale * 2**k + random.uniform(0, 6.3))
            for k in range(4))
    else:
        shade = np.full(points.shape[:-1], 0.9, np.float32)
    return shade + 0.04 * np.sin(points @ np.array([57, 91, 73], np.float32))


def color(random):
    return random.uniform(0.15, 1, 3) * random.uniform(0.6, 1)


def person(foot, height, turn, random):
    x, ground, z = foot
    s, c, n = height / 1.75, math.cos(turn), math.sin(turn)

    def at(right, up, front):
        return x + s * (right * c + front * n), ground - s * up, z + s * (right * n - front * c)

    swing, reach = random.uniform(-0.15, 0.15), random.uniform(0.1, 0.45)
    parts = [Ellipsoid(at(0, 1.22, 0), s * np.array([0.2, 0.34, 0.13]), turn), Ellipsoid(at(0, 1.64, 0), s * np.array([0.09, 0.12, 0.1])),
             Rod(at(0, 1.5, 0), at(0, 1.58, 0), 0.06 * s), Ellipsoid(at(0, 0.92, 0), s * np.array([0.18, 0.14, 0.13]), turn)]
    for side in (-1, 1):
        front = side * swing
        parts += [Rod(at(side * 0.1, 0.9, 0), at(side * 0.11, 0.1, front), 0.075 * s),
                  Ellipsoid(at(side * 0.11, 0.05, front + 0.06), s * np.array([0.055, 0.05, 0.14]), turn),
                  Rod(at(side * 0.2, 1.42, 0), at(side * (0.2 + reach / 2), 1.15, 0.05), 0.05 * s),
                  Rod(at(side * (0.2 + reach / 2), 1.15, 0.05), at(side * (0.15 + reach), random.uniform(0.85, 1.3), 0.2), 0.045 * s)]
    return parts


def animal(foot, length, turn, random):
    x, ground, z = foot
    c, n = math.cos(turn), math.sin(turn)
    leg = length * random.uniform(0.3, 0.6)

    def at(front, up, right=0.0):
        return x + front * c + right * n, ground - up, z + front * n - right * c

    body = leg + 0.12 * length
    parts = [Ellipsoid(at(0, body), length * np.array([0.5, 0.2, 0.19]), turn), Ellipsoid(at(0.58 * length, body + 0.2 * length), 0.15 * length),
             Rod(at(0.4 * length, body), at(0.55 * length, body + 0.18 * length), 0.1 * length),
             Rod(at(-0.45 * length, body), at(-0.75 * length, body + random.uniform(-0.1, 0.35) * length), 0.035 * length),
             Ellipsoid(at(0.7 * length, body + 0.16 * length), length * 0.08)]
    for front in (-0.33, 0.33):
        for side in (-0.1, 0.1):
            parts.append(Rod(at(front * length, body, side * length), at(front * length, 0.045 * length, side * length), 0.045 * length))
    for side in (-0.08, 0.08):
        parts.append(Ellipsoid(at(0.56 * length, body + 0.35 * length, side * length), length * np.array([0.04, 0.08, 0.04])))
    return parts


def product(foot, size, random):
    x, ground, z = foot
    kind, turn = random.integers(5), random.uniform(-0.8, 0.8)
    if kind == 0:
        sides = size * random.uniform(0.5, 1.0, 3)
        return [Box((x, ground - sides[1] / 2, z), sides, turn)]
    if kind == 1:  # a bottle
        r = size * random.uniform(0.16, 0.25)
        return [Rod((x, ground, z), (x, ground - 0.65 * size, z), r, False), Ellipsoid((x, ground - 0.65 * size, z), (r, 0.15 * size, r)),
                Rod((x, ground - 0.6 * size, z), (x, ground - size, z), 0.4 * r, False)]
    if kind == 2:
        return [Ellipsoid((x, ground - size / 2, z), size / 2)]
    if kind == 3:  # a jar with a knob on its lid
        r = size * random.uniform(0.3, 0.45)
        return [Rod((x, ground, z), (x, ground - 0.8 * size, z), r, False), Ellipsoid((x, ground - 0.85 * size, z), 0.15 * size)]
    return [Box((x, ground - 0.2 * size, z), (size, 0.4 * size, 0.7 * size), turn), Box((x, ground - 0.6 * size, z), (0.6 * size, 0.4 * size, 0.5 * size), -turn)]


def clutter(ground, nearest, farthest, width, count, random):
    things = []
    for _ in range(count):
        z = random.uniform(nearest, farthest)
        x, size = random.uniform(-1, 1) * min(width, 0.7 * z), random.uniform(0.3, 1.3)
        kind = random.integers(4)
        if kind == 0:
            sides = size * random.uniform(0.4, 1.0, 3)
            parts = [Box((x, ground - sides[1] / 2, z + sides[2]), sides, random.uniform(-0.6, 0.6))]
        elif kind == 1:
            parts = [Rod((x, ground, z + 0.2), (x, ground - size, z + 0.2), 0.2 * size, False)]
        elif kind == 2:
            parts = [Ellipsoid((x, ground - 0.3 * size, z + 0.3 * size), 0.3 * size)]
        else:  # a plant
            parts = [Rod((x, ground, z + 0.3), (x + random.uniform(-0.4, 0.4), ground - size * random.uniform(0.7, 1.3), z + 0.3 + random.uniform(-0.2, 0.3)), 0.02 + 0.02 * size) for _ in range(5)]
        things.append((parts, BACKGROUND))
    return things


def room(ground, width, depth, ceiling):
    wide = ((-width, width), (-ceiling, ground), (-1, depth))
    return [([Rectangle(1, ground, wide)], GROUND), ([Rectangle(1, -ceiling, wide)], BACKGROUND),
            ([Rectangle(0, -width, wide)], BACKGROUND), ([Rectangle(0, width, wide)], BACKGROUND), ([Rectangle(2, depth, wide)], BACKGROUND)]


def street(ground, width, depth, random):
    things = [([Rectangle(1, ground, ((-99, 99), (-99, 99), (-1, 90)))], GROUND)]
    for side in (-1, 1):
        z = random.uniform(2, 6)
        while z < depth:
            length, height = random.uniform(3, 9), random.uniform(3, 10)
            things.append(([Box((side * (width + 2 + random.uniform(0, 0.8)), ground - height / 2, z + length / 2), (4, height, length))], BACKGROUND))
            z += length + random.uniform(0, 2)
    if random.random() < 0.6:
        things.append(([Rectangle(2, depth + 5, ((-99, 99), (ground - random.uniform(4, 12), ground), (0, 99)))], BACKGROUND))
    return things


def compose(kind, random):
    """-> things as (parts, label), pitch downwards in radians, width of the view over its distance"""
    eye = random.uniform(0.5, 1.7)
    pitch, view = random.uniform(-0.02, 0.25), random.uniform(0.7, 1.3)
    z = random.uniform(1.6, 3.6)
    x = random.uniform(-0.25, 0.25) * z * view
    width, depth = max(random.uniform(1.5, 3.5), abs(x) + 0.8), z * random.uniform(1.6, 3)
    ceiling = random.uniform(0.9, 1.6)
    turn = random.uniform(-0.9, 0.9)
    count = int(random.integers(1, 8))

    def standing():
        choice = random.integers(3)
        if choice == 0:
            return person((x, eye, z), random.uniform(1.5, 1.9), turn, random)
        if choice == 1:
            return animal((x, eye, z), random.uniform(0.6, 1.2), turn + math.pi * random.integers(2), random)
        return product((x, eye, z), random.uniform(0.5, 1.0), random)

    if kind in ("room", "empty room"):
        things = room(eye, width, depth, ceiling)
    elif kind in ("corridor", "empty corridor"):
        width = max(random.uniform(0.7, 1.2), abs(x) + 0.45)
        depth = random.uniform(5, 14)
        things, count = room(eye, width, depth, ceiling), 0
    elif kind in ("street", "empty street"):
        eye, width, depth = random.uniform(1.2, 1.8), random.uniform(3, 6), random.uniform(15, 40)
        things = street(eye, width, depth, random)
    elif kind == "table":
        eye, pitch = random.uniform(0.25, 0.6), random.uniform(0.2, 0.55)
        z = random.uniform(0.6, 1.1)
        x = random.uniform(-0.2, 0.2) * z
        edge = z * random.uniform(1.6, 2.4) + 0.2
        things = room(eye + 0.75, 3, max(edge + 0.5, random.uniform(2, 5)), 1.6)
        things[0] = (things[0][0], BACKGROUND)
        things.append(([Rectangle(1, eye, ((-2, 2), (-9, 9), (0, edge)))], GROUND))
        things += [(product((random.uniform(-0.8, 0.8), eye, random.uniform(1.5 * z, 1.5 * z + 0.4)), random.uniform(0.1, 0.3), random), BACKGROUND) for _ in range(random.integers(0, 3))]
        things.append((product((x, eye, z), random.uniform(0.15, 0.4), random), SUBJECT))
    elif kind in ("held", "portrait"):
        z = random.uniform(0.4, 0.75) if kind == "held" else random.uniform(0.8, 1.5)
        x = random.uniform(-0.15, 0.15) * z
        if random.random() < 0.6:
            depth = random.uniform(2.5, 6)
            things = room(eye, width, depth, ceiling)
        else:
            eye, width, depth = random.uniform(1.2, 1.8), random.uniform(3, 6), random.uniform(15, 40)
            things = street(eye, width, depth, random)
        if kind == "held":
            things = [(parts, BACKGROUND) for parts, _ in things]
            size = random.uniform(0.12, 0.25)
            bottom = random.uniform(0.02, 0.12) + pitch * z
            hand = (x + 0.02, bottom, z + 0.02)
            parts = product((x, bottom, z), size, random) + [Ellipsoid(hand, (0.05, 0.04, 0.05)), Rod(hand, (x + random.uniform(-0.1, 0.25), bottom + 0.6, z * 0.8), 0.035)]
            things.append((parts, SUBJECT))
        else:
            pitch = random.uniform(-0.05, 0.1)
            height = random.uniform(1.5, 1.9)
            parts = person((x, height - random.uniform(0.2, 0.35), z), height, turn, random)
            things.append((parts, SUBJECT))
            things = [([part for part in parts], label) for parts, label in things]
        z = max(z, 1.0)
    elif kind == "bare wall":
        slant = random.uniform(-0.5, 0.5)
        distance = random.uniform(1.5, 4)
        things = [([Box((0, 0, distance + 10), (60, 60, 20), slant)], BACKGROUND)]
        count = 0
    else:  # hills
        things, count = [([Hills(eye, random)], GROUND)], 0
    if kind.startswith("empty"):
        count = 0
    if kind in ("room", "corridor", "street"):
        things.append((standing(), SUBJECT))
    if count and kind != "table":
        far = max(depth - 0.9, 1.45 * z + 0.2)
        things += clutter(eye, 1.45 * z + 0.2, far, width - 0.3, count, random)
    return things, pitch, view


def draw(things, pitch, view, random, width, height):
    """-> inverse depth (float32, 0 for the sky), photo (uint8), label of the surface"""
    focal = width / view
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = (x + 0.5 - width / 2) / focal, (y + 0.5 - height / 2) / focal
    c, s = math.cos(pitch), math.sin(pitch)
    rays = np.stack([x, c * y + s, c - s * y], -1).astype(np.float32)
    light = np.array([random.uniform(-0.8, 0.8), -1, -0.7])
    light = (light / np.linalg.norm(light)).astype(np.float32)
    depth = np.full((height, width), np.inf, np.float32)
    label = np.full((height, width), BACKGROUND, np.uint8)
    picture = np.empty((height, width, 3), np.float32)
    picture[:] = np.array([0.75, 0.85, 1.0]) * (1 - 0.3 * np.clip(0.5 - y / view, 0, 1)[..., None])
    for parts, kind in things:
        tints = [color(random), color(random)]
        seed = int(random.integers(1 << 30))
        for part in parts:
            rows, columns = window(part.bound, c, s, focal, width, height)
            if rows.stop <= rows.start or columns.stop <= columns.start:
                continue
            t, normal = part.hit(rays[rows, columns])
            nearer = t < depth[rows, columns]
            points = rays[rows, columns][nearer] * t[nearer][:, None]
            shade = pattern(points, np.random.default_rng(seed)) * (0.55 + 0.45 * np.clip(normal[nearer] @ light, 0, 1))
            tint = tints[0] if random.random() < 0.7 else tints[1]
            picture[rows, columns][nearer] = shade[:, None] * tint
            depth[rows, columns][nearer] = t[nearer]
            label[rows, columns][nearer] = kind
    # Neighbours mixed a little, as a lens does, and a sensor's grain.
    soft = (picture + np.roll(picture, 1, 0) + np.roll(picture, 1, 1) + np.roll(picture, (1, 1), (0, 1))) / 4
    soft[0], soft[:, 0] = picture[0], picture[:, 0]
    photo = np.clip(soft * 210 + random.normal(0, 3, soft.shape) + 0.5, 0, 255).astype(np.uint8)
    with np.errstate(divide="ignore"):
        return (1 / depth).astype(np.float32), photo, label


def window(bound, c, s, focal, width, height):
    """The rows and columns that a ball can be seen in; all when it is not wholly before the camera."""
    everything = slice(0, height), slice(0, width)
    if bound is None:
        return everything
    (x, y, z), radius = bound
    y, z = c * y - s * z, s * y + c * z
    if z < 1.2 * radius + 0.05:
        return everything
    reach = focal * radius / (z - radius) * 1.2 + 4
    # The ball's outline lies within its projection from its nearest point.
    column, row = width / 2 + focal * x / z, height / 2 + focal * y / z
    spread = abs(focal * x / z) * radius / (z - radius), abs(focal * y / z) * radius / (z - radius)
    return (slice(max(0, int(row - reach - spread[1])), max(0, min(height, int(row + reach + spread[1]) + 1))),
            slice(max(0, int(column - reach - spread[0])), max(0, min(width, int(column + reach + spread[0]) + 1))))


def scene(seed, number, kinds=KINDS, width=WIDTH, height=HEIGHT):
    """-> kind, inverse depth, photo, subject's mask; drawn again until the subject covers 2 to 60 % of the picture."""
    kind = kinds[number % len(kinds)]
    for attempt in range(50):
        random = np.random.default_rng([seed, number, attempt, len(kinds)])
        things, pitch, view = compose(kind, random)
        inverse, photo, label = draw(things, pitch, view, random, width, height)
        mask = label == SUBJECT
        if kind in EMPTY_KINDS or 0.02 < mask.mean() < 0.6:
            return kind, inverse, photo, mask
    raise SystemExit(f"scene {number} of seed {seed} shows no subject")
