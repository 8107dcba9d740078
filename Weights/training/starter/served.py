"""The network as its users run it: the ONNX file in OpenVINO, with the preparation that the catalogue states, and in two
passes where the input is clearly larger than the network's own (Sources/DepthModels/Estimation/DoubleEstimation.swift)."""

import cv2
import numpy as np
import openvino

MULTIPLE = 32
OWN_LONG_SIDE = 256
CLEARLY_MORE = 16 / 9  # times the pixels of its own size
BLOCK = 32
PRIOR = 0.3  # draws slopes towards 1: a share of the map's variance


def input_size(width, height, long_side):
    """(height, width): the photo's aspect with this long side, each side rounded to a multiple of 32."""
    scale = long_side / max(width, height)
    return tuple(max(MULTIPLE, round(side * scale / MULTIPLE) * MULTIPLE) for side in (height, width))


class ServedNetwork:
    def __init__(self, path, long_side=OWN_LONG_SIDE, single_pass=False):
        core = openvino.Core()
        self.model = core.compile_model(core.read_model(str(path)), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
        self.long_side, self.single_pass = long_side, single_pass

    def inverse_depth(self, photo):
        """[H, W, 3] uint8 RGB to [H, W] float64 of the photo's size."""
        height, width = photo.shape[:2]
        size, own = (input_size(width, height, side) for side in (self.long_side, OWN_LONG_SIDE))
        result = self._seen_at(photo, size)
        if not self.single_pass and np.prod(size) > CLEARLY_MORE * np.prod(own):
            result = merged(result, self._seen_at(photo, own))
        return enlarged(result, (height, width))

    def _seen_at(self, photo, size):
        small = cv2.resize(photo, size[::-1], interpolation=cv2.INTER_AREA).astype(np.float32) / 127.5 - 1
        return np.squeeze(self.model(np.ascontiguousarray(small.transpose(2, 0, 1)[None]))[0]).astype(np.float64)


def enlarged(values, size):
    return cv2.resize(values, size[::-1], interpolation=cv2.INTER_LINEAR)


def merged(detail, base):
    """The finer map, around every place through the straight line that brings it nearest to the other one."""
    base = enlarged(base, detail.shape)
    scale, shift = np.polyfit(detail.ravel(), base.ravel(), 1)
    mean, deviation = base.mean(), base.std()
    x, y = (detail * scale + shift - mean) / deviation, (base - mean) / deviation
    mean_x, mean_y, mean_xx, mean_xy = (smoothed(smoothed(blocks(plane))) for plane in (x, y, x * x, x * y))
    slopes = np.maximum(mean_xy - mean_x * mean_y + PRIOR, 0) / (mean_xx - mean_x**2 + PRIOR)
    offsets = mean_y - slopes * mean_x
    slopes, offsets = (enlarged(smoothed(plane), detail.shape) for plane in (slopes, offsets))
    return np.maximum(mean + deviation * (slopes * x + offsets), 0)


def blocks(plane):
    height, width = plane.shape
    return cv2.resize(plane, (max(1, width // BLOCK), max(1, height // BLOCK)), interpolation=cv2.INTER_AREA)


def smoothed(plane):
    quarters = np.array([0.25, 0.5, 0.25])
    return cv2.sepFilter2D(plane, -1, quarters, quarters, borderType=cv2.BORDER_REPLICATE)
