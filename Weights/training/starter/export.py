"""Makes a release of a trained network: the ONNX file with its metadata, checked against PyTorch.

    python -m starter.export RUN/cooled.pt [RUN/cooled.pt ...] OUT.onnx --release 2 [--date 2026-01-31]

Of several runs, of which each went on from the one before, the mean of their weights is taken: it can be better than any of them
(Wortsman and others, "Model soups", ICML 2022).
"""

import argparse
import datetime
import hashlib
from pathlib import Path

import cv2
import numpy as np
import onnx
import openvino
import torch

from . import checkpoint
from .network import Network
from .onnx_graph import model_of
from .pairs import read_photo

CHECKED_PHOTOS = ("chelsea.png", "coffee.png", "astronaut.png")
CHECKED_SIZES = ((192, 256), (256, 192), (256, 320), (384, 512))
HALF_TOLERANCE = 0.01  # of the range: what float16 weights may change


def trained_network(paths):
    """The network with the mean of the runs' weights, and the number of samples of the longest."""
    states = [checkpoint.load(path) for path in paths]
    network = Network(states[0]["size"]).eval()
    weights = [state["average"] for state in states]
    network.load_state_dict({
        name: torch.stack([one[name] for one in weights]).mean(0) if value.is_floating_point() else value
        for name, value in weights[-1].items()
    })
    return network, max(state["samples"] for state in states)


def metadata(network, samples, release, date):
    return {
        "name": "starter",
        "version": str(release),
        "licence": "Apache-2.0",
        "trained": date,
        "training_samples": str(samples),
        "encoder": f"EfficientNet-{network.size.capitalize()}, ImageNet (Apache-2.0, Google)",
        "input": "image [n, 3, height, width] float32, RGB, x / 127.5 - 1; height and width multiples of 32",
        "resize": "whole picture, area averaging, long side 256, aspect kept to the nearest multiple of 32",
        "output": "inverse_depth [n, 1, height, width] float32, 0 or more, larger is nearer, scale and shift unknown",
    }


@torch.no_grad()
def largest_difference(network, path):
    """Between PyTorch and the file in OpenVINO, as a share of the output's range, over photos and sizes."""
    import skimage

    core = openvino.Core()
    served = core.compile_model(core.read_model(str(path)), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    worst = 0.0
    for name in CHECKED_PHOTOS:
        photo = read_photo(Path(skimage.__file__).parent / "data" / name)
        for height, width in CHECKED_SIZES:
            small = cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32) / 127.5 - 1
            image = np.ascontiguousarray(small.transpose(2, 0, 1)[None])
            own = network.with_mirror_image(torch.from_numpy(image)).numpy()
            difference = float(np.abs(own - served(image)[0]).max() / np.ptp(own))
            print(f"{name} {width}x{height}: PyTorch and OpenVINO differ by at most {difference:.1e} of the range")
            worst = max(worst, difference)
    return worst


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    parser.add_argument("--release", type=int, required=True)
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    arguments = parser.parse_args()
    network, samples = trained_network(arguments.trained)
    partial = Path(f"{arguments.out}.part")
    onnx.save(model_of(network, metadata(network, samples, arguments.release, arguments.date)), partial)
    if largest_difference(network, partial) > HALF_TOLERANCE:
        partial.unlink()
        raise SystemExit("float16 storage changes the output too much; nothing was written")
    partial.replace(arguments.out)
    data = arguments.out.read_bytes()
    print(f"{arguments.out}: {len(data)} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
