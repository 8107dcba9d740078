"""Makes golden.json and the small networks beside it: what the reference code of each family gives for a set of photos.

Made with Python 3.11, numpy 2.4.6, opencv-python-headless 5.0.0, onnx 1.23.2, onnxruntime 1.32.0:

    python make.py            # writes golden.json and *.onnx into this folder

Photos are a formula (see photo), so only numbers are kept: the size of the input, and of the input tensor and of the
full-size output the mean and samples at fixed places. The size rules are those of MiDaS' Resize (isl-org/MiDaS,
midas/transforms.py), retold here; the resize into the network is OpenCV's; OpenCV's INTER_CUBIC takes MiDaS' map back,
and PyTorch's interpolate, retold here in float64, the others'.
"""

import json
import pathlib

import cv2
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

FOLDER = pathlib.Path(__file__).parent
SAMPLES = 120
IMAGENET = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])

# name in the test: network, size rule, side, multiple, (mean, std), way back, cap on the input's pixels
FAMILIES = {
    "midas-small": ("squash-256", "squash", 256, 32, ([0, 0, 0], [1, 1, 1]), "cubic", None),
    "dpt": ("any-rank-3", "minimal", 384, 32, ([0.5] * 3, [0.5] * 3), "bicubic", 4 * 384 * 384),
    "depth-anything-v1": ("any-rank-4", "lower-bound", 518, 14, IMAGENET, "bilinear", 4 * 518 * 518),
    "depth-anything-v2": ("any-rank-3", "lower-bound", 518, 14, IMAGENET, "bilinear-align-corners", 4 * 518 * 518),
    "midas-small-pytorch": ("any-rank-3", "upper-bound", 256, 32, IMAGENET, "bicubic", None),
}
PHOTOS = [(640, 480), (960, 540), (300, 400), (333, 333), (900, 9), (7, 700), (1, 1), (3, 2), (1008, 756)]


def photo(width, height):
    x = np.arange(width, dtype=np.int64)[None, :, None]
    y = np.arange(height, dtype=np.int64)[:, None, None]
    c = np.arange(3, dtype=np.int64)[None, None, :]
    smooth = x * 2 + y * 3 + c * 40
    rough = (x * x * 3 + y * y * 5 + x * y * 7 + c * 101) // 16 % 97
    return ((smooth + rough) % 256).astype(np.uint8)


def input_size(width, height, rule, side, multiple, cap):
    scale_x, scale_y = side / width, side / height
    if rule == "squash":
        return side, side
    if rule == "upper-bound":
        scale = min(scale_x, scale_y)
    elif rule == "lower-bound":
        scale = max(scale_x, scale_y)
    else:
        scale = scale_x if abs(1 - scale_x) < abs(1 - scale_y) else scale_y

    def constrain(length):
        result = int(np.round(length / multiple)) * multiple
        if rule == "upper-bound" and result > side:
            result = int(np.floor(length / multiple)) * multiple
        if rule == "lower-bound" and result < side:
            result = int(np.ceil(length / multiple)) * multiple
        return max(result, multiple)  # the reference would come to 0 for a photo this thin

    size = constrain(scale * width), constrain(scale * height)
    if cap and size[0] * size[1] > cap:  # isobath's own rule; the reference would run out of memory
        shrink = (cap / (size[0] * size[1])) ** 0.5
        size = [max(multiple, int(s * shrink) // multiple * multiple) for s in size]
        longest = cap // multiple // multiple * multiple
        if multiple in size:
            size = [min(s, longest) for s in size]
    return size[0], size[1]


def tensor(pixels, size, mean, std):
    resized = cv2.resize(pixels / 255.0, size, interpolation=cv2.INTER_CUBIC)
    return ((resized - np.array(mean)) / np.array(std)).transpose(2, 0, 1)[None].astype(np.float32)


def taps(size, new, way):
    """For each result the positions and weights of PyTorch's interpolate along one axis, in float64."""
    i = np.arange(new, dtype=np.float64)
    if way == "bilinear-align-corners":
        x = i * ((size - 1) / (new - 1) if new > 1 else 0)
    else:
        x = (i + 0.5) * (size / new) - 0.5
        if way == "bilinear":
            x = np.maximum(x, 0)
    first = np.floor(x)
    t = x - first
    if way == "bicubic":
        a = -0.75

        def near(d):
            return ((a + 2) * d - (a + 3)) * d * d + 1

        def far(d):
            return ((a * d - 5 * a) * d + 8 * a) * d - 4 * a

        weights = np.stack([far(t + 1), near(t), near(1 - t), far(2 - t)])
        places = first + np.arange(-1, 3)[:, None]
    else:
        weights = np.stack([1 - t, t])
        places = first + np.arange(2)[:, None]
    return np.clip(places, 0, size - 1).astype(int), weights


def interpolate(values, size, way):
    if way == "cubic":
        return cv2.resize(values, size, interpolation=cv2.INTER_CUBIC)
    values = values.astype(np.float64)
    places, weights = taps(values.shape[1], size[0], way)
    values = sum(values[:, p] * w for p, w in zip(places, weights))
    places, weights = taps(values.shape[0], size[1], way)
    return sum(values[p] * w[:, None] for p, w in zip(places, weights))


def network(name, input_name, output_name, shape, rank):
    """A 3x3 convolution of all channels to one, around 5 so that no output is negative."""
    weights = (np.random.default_rng(1).standard_normal((1, 3, 3, 3)) * 0.08).astype(np.float32)
    initializers = [
        numpy_helper.from_array(weights, "weights"),
        numpy_helper.from_array(np.array([5], np.float32), "bias"),
    ]
    map_name = output_name if rank == 4 else "map"
    nodes = [helper.make_node("Conv", [input_name, "weights", "bias"], [map_name], pads=[1, 1, 1, 1])]
    if rank == 3:
        nodes.append(helper.make_node("Squeeze", ["map"], [output_name], axes=[1]))
    out = [shape[0], shape[2], shape[3]] if rank == 3 else [shape[0], 1, shape[2], shape[3]]
    graph = helper.make_graph(
        nodes,
        name,
        [helper.make_tensor_value_info(input_name, TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(output_name, TensorProto.FLOAT, out)],
        initializers,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 10)], producer_name="isobath", ir_version=6)
    onnx.checker.check_model(model)
    onnx.save(model, FOLDER / f"{name}.onnx")


def places(shape):
    count = int(np.prod(shape))
    corners = [0, shape[-1] - 1, count - shape[-1], count - 1]
    return corners + [(k * 2654435761 + 12345) % count for k in range(SAMPLES)]


def rounded(values):
    return [float(f"{float(v):.9g}") for v in values]


network("squash-256", "0", "797", [1, 3, 256, 256], 3)
network("any-rank-3", "pixel_values", "predicted_depth", ["batch", 3, "height", "width"], 3)
network("any-rank-4", "image", "depth", ["batch", 3, "height", "width"], 4)

cases = []
for family, (net, rule, side, multiple, (mean, std), way, cap) in FAMILIES.items():
    session = onnxruntime.InferenceSession(FOLDER / f"{net}.onnx", providers=["CPUExecutionProvider"])
    for width, height in PHOTOS:
        size = input_size(width, height, rule, side, multiple, cap)
        given = tensor(photo(width, height), size, mean, std)
        (small,) = session.run(None, {session.get_inputs()[0].name: given})
        full = interpolate(small.reshape(small.shape[-2:]), (width, height), way)
        full = np.asarray(full).reshape(height, width)
        cases.append(
            {
                "family": family, "network": net, "width": width, "height": height,
                "input": {"width": size[0], "height": size[1], "mean": rounded([given.mean(dtype=np.float64)])[0],
                          "samples": rounded(given.ravel()[places(given.shape)])},
                "output": {"least": float(full.min()), "greatest": float(full.max()), "mean": float(full.mean(dtype=np.float64)),
                           "samples": rounded(full.ravel()[places(full.shape)])},
            }
        )
        print(family, (width, height), size, f"{full.min():.4f} {full.max():.4f}")
(FOLDER / "golden.json").write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
