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
import openvino

from stand_in_network import stand_in

ROUNDS, WARM_UPS, RUNS = 5, 5, 40


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
