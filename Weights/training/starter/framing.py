"""Where a training sample is cut from its scene: crop, stretch, roll, mirror. Picture and depth stay aligned.

None of these changes what inverse depth means: it is measured along the optical axis, so rolling the camera or
cropping leaves each pixel's value alone up to the scale and shift that the loss does not see.
"""

import cv2
import numpy as np

SMALLEST_CROP = 0.55  # of the largest crop of that shape, per side
STRETCH = 0.08  # standard deviation of the logarithm of the change of aspect
ROLL_DEGREES = 7.0


def framed(photo, inverse, height, width, random):
    """A random crop as ([height, width, 3] uint8, [height, width] float32)."""
    matrix = crop_to_sample(inverse.shape, height, width, random)
    shrinks = np.sqrt(abs(np.linalg.det(matrix[:, :2]))) < 0.8
    if shrinks:  # a warp looks at four pixels only: take the fine detail out first, or it aliases
        sigma = 0.4 / np.sqrt(abs(np.linalg.det(matrix[:, :2])))
        photo = cv2.GaussianBlur(photo, (0, 0), sigma)
    size = (width, height)
    sample = cv2.warpAffine(photo, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    depth = cv2.warpAffine(
        inverse.astype(np.float32), matrix, size, flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_REFLECT_101
    )
    return sample, depth


def crop_to_sample(shape, height, width, random):
    """The affine map [2, 3] from scene pixels to sample pixels."""
    scene_height, scene_width = shape
    aspect = width / height * np.exp(random.normal(0, STRETCH))
    crop_width = min(scene_width, scene_height * aspect)
    crop_height = crop_width / aspect
    if random.random() < 0.7:
        part = np.sqrt(random.uniform(SMALLEST_CROP**2, 1))
        crop_width, crop_height = crop_width * part, crop_height * part
    angle = 0.0
    if random.random() < 0.3:
        angle = np.radians(random.uniform(-ROLL_DEGREES, ROLL_DEGREES))
        cos, sin = abs(np.cos(angle)), abs(np.sin(angle))
        inside = min(
            scene_width / (crop_width * cos + crop_height * sin),
            scene_height / (crop_width * sin + crop_height * cos),
            1,
        )
        crop_width, crop_height = crop_width * inside, crop_height * inside
    reach_x = (crop_width * abs(np.cos(angle)) + crop_height * abs(np.sin(angle))) / 2
    reach_y = (crop_width * abs(np.sin(angle)) + crop_height * abs(np.cos(angle))) / 2
    centre = np.array([
        random.uniform(reach_x, max(reach_x, scene_width - reach_x)),
        random.uniform(reach_y, max(reach_y, scene_height - reach_y)),
    ])
    mirror = -1 if random.random() < 0.5 else 1
    scale_x, scale_y = mirror * width / crop_width, height / crop_height
    linear = np.array([[scale_x, 0], [0, scale_y]]) @ np.array([
        [np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]
    ])
    # Pixel centres lie at +0.5, while OpenCV counts from the centre of the first pixel.
    shift = np.array([width / 2, height / 2]) - linear @ centre
    shift += linear @ np.array([0.5, 0.5]) - 0.5
    return np.column_stack([linear, shift])
