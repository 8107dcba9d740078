"""The network as its users run it: the ONNX file in OpenVINO, with the preparation that the catalogue states, and in two
passes where the input is clearly larger than the network's own (Sources/DepthModels/Estimation/DoubleEstimation.swift)."""

import cv2
import numpy as np
import openvino

MULTIPLE = 32
OWN_LONG_SIDE = 256
CLEARLY_MORE = 16 / 9  # times the pixels of its own size
BLOCK = 16


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
    """The finer map with the broad shapes of the other one: their difference, smoothed, is added to it."""
    height, width = detail.shape
    base = enlarged(base, detail.shape)
    scale, shift = np.polyfit(detail.ravel(), base.ravel(), 1)
    aligned = detail * scale + shift
    coarse = cv2.resize(base - aligned, (max(1, width // BLOCK), max(1, height // BLOCK)), interpolation=cv2.INTER_AREA)
    quarters = np.array([0.25, 0.5, 0.25])
    for _ in range(2):
        coarse = cv2.sepFilter2D(coarse, -1, quarters, quarters, borderType=cv2.BORDER_REPLICATE)
    return np.maximum(aligned + enlarged(coarse, detail.shape), 0)
