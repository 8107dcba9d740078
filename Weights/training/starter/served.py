"""The network as its users run it: the ONNX file in OpenVINO, with the preparation that the catalogue states."""

import cv2
import numpy as np
import openvino

MULTIPLE = 32


def input_size(width, height, long_side):
    """(height, width): the photo's aspect with this long side, each side rounded to a multiple of 32."""
    scale = long_side / max(width, height)
    return tuple(max(MULTIPLE, round(side * scale / MULTIPLE) * MULTIPLE) for side in (height, width))


class ServedNetwork:
    def __init__(self, path, long_side=256):
        core = openvino.Core()
        self.model = core.compile_model(core.read_model(str(path)), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
        self.long_side = long_side

    def inverse_depth(self, photo):
        """[H, W, 3] uint8 RGB to [H, W] float64 of the photo's size."""
        height, width = photo.shape[:2]
        h, w = input_size(width, height, self.long_side)
        small = cv2.resize(photo, (w, h), interpolation=cv2.INTER_AREA).astype(np.float32) / 127.5 - 1
        result = self.model(np.ascontiguousarray(small.transpose(2, 0, 1)[None]))[0]
        return cv2.resize(np.squeeze(result), (width, height), interpolation=cv2.INTER_LINEAR).astype(np.float64)
