#!/usr/bin/env python3
"""Times one network through isobath's runner and through OpenVINO's own Python package, in turn, in one run.

usage: PYTHON scripts/compare-inference.py     (numpy, onnx, openvino)
needs: swift build -c release --product isobath-bench

On the built-in network at 192x256, and on a network of random weights with MobileNet's blocks that costs about what
MiDaS-small does at 256x256. Both runners use f32, all cores and OpenVINO's defaults else.
"""

import statistics
import subprocess
import tempfile
import time

import numpy as np
import onnx
import openvino
from onnx import TensorProto, helper, numpy_helper

ROUNDS, WARM_UPS, RUNS = 5, 5, 40


def stand_in(path):
    """Inverted residual blocks (expand 1x1, depthwise 3x3, project 1x1) with MiDaS-small's strides; no meaning."""
    random = np.random.default_rng(0)
    nodes, weights = [], []

    def conv(source, channels_in, channels_out, size, stride=1, groups=1, activate=True):
        name = f"t{len(nodes)}"
        shape = (channels_out, channels_in // groups, size, size)
        weight = random.normal(0, (2 / (shape[1] * size * size)) ** 0.5, shape).astype(np.float32)
        weights.append(numpy_helper.from_array(weight, f"{name}_w"))
        pad = size // 2
        nodes.append(helper.make_node("Conv", [source, f"{name}_w"], [name], strides=[stride] * 2, group=groups,
                                      pads=[pad] * 4, kernel_shape=[size] * 2))
        if not activate:
            return name
        nodes.append(helper.make_node("Relu", [name], [f"{name}_r"]))
        return f"{name}_r"

    tensor, channels = conv("image", 3, 32, 3, stride=2), 32
    for width, blocks, stride in [(32, 3, 2), (48, 4, 2), (96, 6, 2), (136, 6, 1), (232, 8, 2)]:
        for block in range(blocks):
            expanded = conv(tensor, channels, channels * 6, 1)
            spread = conv(expanded, channels * 6, channels * 6, 3, stride if block == 0 else 1, channels * 6)
            tensor, channels = conv(spread, channels * 6, width, 1, activate=False), width
    tensor = conv(tensor, channels, 64, 1)
    for _ in range(5):
        nodes.append(helper.make_node("Resize", [tensor, "", "twice"], [f"up{len(nodes)}"], mode="linear"))
        tensor = conv(nodes[-1].output[0], 64, 64, 3)
    tensor = conv(tensor, 64, 1, 1)
    nodes.append(helper.make_node("Identity", [tensor], ["depth"]))
    weights.append(numpy_helper.from_array(np.array([1, 1, 2, 2], np.float32), "twice"))
    graph = helper.make_graph(
        nodes, "stand-in", [helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, 256, 256])],
        [helper.make_tensor_value_info("depth", TensorProto.FLOAT, [1, 1, 256, 256])], weights)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8), path)


def ours(path, width, height):
    result = subprocess.run(
        [".build/release/isobath-bench", "--infer", path, str(width), str(height)],
        capture_output=True, text=True, check=True)
    return [float(line) for line in result.stdout.split()]


def theirs(path, width, height):
    core = openvino.Core()
    network = core.read_model(path)
    network.reshape([1, 3, height, width])
    request = core.compile_model(network, "CPU", {"INFERENCE_PRECISION_HINT": "f32"}).create_infer_request()
    picture = np.random.default_rng(0).random((1, 3, height, width), dtype=np.float32)
    times = []
    for run in range(WARM_UPS + RUNS):
        start = time.perf_counter()
        request.infer([picture])
        if run >= WARM_UPS:
            times.append((time.perf_counter() - start) * 1000)
    return times


with tempfile.TemporaryDirectory() as folder:
    stand_in(f"{folder}/stand-in.onnx")
    for path, width, height in [(f"{folder}/stand-in.onnx", 256, 256), ("Weights/starter.onnx", 256, 192)]:
        medians = [(statistics.median(ours(path, width, height)), statistics.median(theirs(path, width, height)))
                   for _ in range(ROUNDS)]
        mine, other = (statistics.median(column) for column in zip(*medians))
        print(f"{path.split('/')[-1]:16} {width}x{height}: isobath {mine:.1f} ms, openvino's Python {other:.1f} ms, "
              f"ratio {statistics.median(a / b for a, b in medians):.2f}")
