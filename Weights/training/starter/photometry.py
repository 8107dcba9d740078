"""What a camera and its file format do to a picture: the ways in which photos of one place differ.

Rendered scenes are cleaner than photos. Each effect here is drawn at random and independently, and none moves a pixel,
so the depth stays as it is.
"""

import cv2
import numpy as np

GREY = np.array([0.299, 0.587, 0.114], np.float32)
NOISE = np.random.default_rng(1).standard_normal((768, 768, 3), dtype=np.float32)


def as_photographed(picture, random):
    """[H, W, 3] uint8 to [H, W, 3] float32 in 0...1."""
    picture = focus(picture, random)
    x = picture.astype(np.float32) * (1 / 255)
    for effect in (light, colours, exposure, dimness, occlusion, sensor, margins):
        x = effect(x, random)
    return compression(np.clip(x, 0, 1), random)


def focus(picture, random):
    """Soft lens, moved camera, sharpening, or enlargement from a smaller picture."""
    height, width = picture.shape[:2]
    kind = random.random()
    if kind < 0.3:
        return cv2.GaussianBlur(picture, (0, 0), random.uniform(0.3, 1.5))
    if kind < 0.36:
        return cv2.filter2D(picture, -1, motion_kernel(random))
    if kind < 0.58:
        soft = cv2.GaussianBlur(picture, (0, 0), random.uniform(0.6, 1.5))
        amount = random.uniform(0.3, 1.6)
        return cv2.addWeighted(picture, 1 + amount, soft, -amount, 0)
    if kind < 0.7:
        part = random.uniform(0.3, 0.8)
        small = cv2.resize(picture, (int(width * part), int(height * part)), interpolation=cv2.INTER_AREA)
        return cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    return picture


def motion_kernel(random):
    length = int(random.integers(3, 8))
    kernel = np.zeros((length, length), np.float32)
    angle = random.uniform(0, np.pi)
    for t in np.linspace(-1, 1, 4 * length):
        x, y = (length - 1) / 2 * (1 + t * np.cos(angle)), (length - 1) / 2 * (1 + t * np.sin(angle))
        kernel[round(y), round(x)] = 1
    return kernel / kernel.sum()


def light(x, random):
    """A light that falls unevenly, and the lens' darker corners."""
    height, width = x.shape[:2]
    if random.random() < 0.2:
        field = cv2.resize(
            np.exp(random.normal(0, 0.35, (3, 3))).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC
        )
        x = x * field[..., None]
    if random.random() < 0.25:
        down, across = np.ogrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
        x = x * (1 - random.uniform(0.1, 0.6) / 2 * (across**2 + down**2)).astype(np.float32)[..., None]
    return x


def colours(x, random):
    """White balance, saturation down to grey, and now and then channels in another order."""
    if random.random() < 0.04:
        x = x[..., random.permutation(3)]
    if random.random() < 0.6:
        grey = (x @ GREY)[..., None]
        x = grey + (x - grey) * np.float32(0 if random.random() < 0.15 else random.uniform(0.2, 1.8))
    if random.random() < 0.7:
        x = x * np.exp(random.normal(0, 0.09, 3)).astype(np.float32)
    return x


def exposure(x, random):
    """Gamma, gain, contrast, offset; then, at times, the local contrast that phones add."""
    if random.random() < 0.8:
        x = np.maximum(x, 0) ** np.float32(np.exp(np.clip(random.normal(0, 0.28), -0.7, 0.7)))
        x = x * np.float32(np.exp(np.clip(random.normal(0, 0.18), -0.5, 0.4)))
        x = (x - 0.45) * np.float32(np.exp(random.normal(0, 0.2))) + np.float32(0.45 + random.normal(0, 0.04))
    if random.random() < 0.1:
        bright = cv2.cvtColor((np.clip(x, 0, 1) * 255).astype(np.uint8), cv2.COLOR_RGB2LAB)
        limit = random.uniform(1, 4)
        bright[..., 0] = cv2.createCLAHE(limit, (4, 4)).apply(np.ascontiguousarray(bright[..., 0]))
        x = cv2.cvtColor(bright, cv2.COLOR_LAB2RGB).astype(np.float32) * (1 / 255)
    return x


def dimness(x, random):
    """Too little light for the camera: dark, often in the colour of a lamp, and the noise that follows shows all the more."""
    if random.random() < 0.12:
        x = x * np.float32(np.exp(random.uniform(np.log(0.15), np.log(0.6))))
        if random.random() < 0.6:
            x = x * np.array([1, random.uniform(0.75, 1), random.uniform(0.5, 1)], np.float32)
    return x


def occlusion(x, random):
    """Blots out a few rectangles: what lies there has to be told from what is round it."""
    if random.random() < 0.15:
        x = x.copy()
        height, width = x.shape[:2]
        for _ in range(random.integers(1, 4)):
            h, w = random.integers(height // 16, height // 5), random.integers(width // 16, width // 5)
            y, z = random.integers(0, height - h), random.integers(0, width - w)
            x[y : y + h, z : z + w] = x[y : y + h, z : z + w].mean((0, 1))
    return x


def sensor(x, random):
    if random.random() < 0.45:
        height, width = x.shape[:2]
        y, z = random.integers(0, NOISE.shape[0] - height), random.integers(0, NOISE.shape[1] - width)
        noise = NOISE[y : y + height, z : z + width]
        if random.random() < 0.4:
            noise = noise[..., :1]
        x = x + noise * np.float32(np.exp(random.uniform(np.log(0.004), np.log(0.07))))
    return x


def margins(x, random):
    """The rim that undistorted, scanned, framed and letterboxed pictures have. The depth under it stays: a network that
    takes the rim for a wall with a window in it puts the whole room at the wrong distances."""
    if random.random() < 0.2:
        height, width = x.shape[:2]
        widest = 0.02 if random.random() < 0.7 else 0.1
        left, top, right, bottom = random.uniform(0, widest, 4) * (random.random(4) < 0.7)
        lean = random.normal(0, 0.004, (4, 2)) * (random.random() < 0.5)
        corners = np.array([(left, top), (1 - right, top), (1 - right, 1 - bottom), (left, 1 - bottom)]) + lean
        fixed = np.round(corners * (width, height) * 16 - 8).astype(np.int32)  # centres of pixels, in 28.4 bits
        inside = np.zeros((height, width), np.uint8)
        cv2.fillConvexPoly(inside, fixed, 255, cv2.LINE_AA, shift=4)
        kind = random.random()
        colour = random.random(3) if kind < 0.15 else np.ones(3) if kind < 0.6 else np.zeros(3)
        part = (inside * np.float32(1 / 255))[..., None]
        x = x * part + colour.astype(np.float32) * (1 - part)
    return x


def compression(x, random):
    if random.random() < 0.4:
        quality = int(random.integers(20, 92))
        _, data = cv2.imencode(".jpg", (x[..., ::-1] * 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality])
        x = cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1].astype(np.float32) * (1 / 255)
    return x
