"""Weights read back from a released ONNX file, so that a new run can go on from it.

The file has batch normalisation folded into its convolutions. It cannot be unfolded, so the network gets the folded
weights and a normalisation that changes nothing, and computes what the file computes.
"""

import onnx
import torch
from onnx import numpy_helper
from torch import nn


def load_released(network, path):
    """Fills the network from the file; ValueError if the file is that of another network."""
    stored, layers = convolutions_of(onnx.load(path).graph), list(layers_of(network))
    if [weight.size for weight, _ in stored] != [convolution_in(layer).weight.numel() for layer in layers]:
        raise ValueError(f"{path}: its convolutions are not those of this network")
    with torch.no_grad():
        for layer, (weight, bias) in zip(layers, stored):
            fill(layer, torch.from_numpy(weight), torch.from_numpy(bias))


def convolutions_of(graph):
    """(weight, bias) of each convolution in the order of the graph, as float32."""
    values = {item.name: numpy_helper.to_array(item).astype("float32") for item in graph.initializer}
    for node in graph.node:
        if node.op_type == "Cast":
            values[node.output[0]] = values[node.input[0]]
    return [(values[node.input[1]], values[node.input[2]]) for node in graph.node if node.op_type == "Conv"]


def layers_of(network):
    """The network's layers in the order in which `onnx_graph` writes them."""
    decoder = network.decoder
    yield from network.encoder.convolutions()
    yield decoder.lateral[4]
    yield decoder.summary[0]
    yield decoder.summary[2]
    yield from (part for block in decoder.coarsest for part in (block.filter, block.mix))
    for i in (3, 2, 1, 0):
        yield decoder.narrow[i]
        yield decoder.lateral[i]
        yield from (part for block in decoder.fuse[i] for part in (block.filter, block.mix))
    yield decoder.head[0]
    yield decoder.head[2]


def convolution_in(layer):
    return layer[0] if isinstance(layer, nn.Sequential) else layer


def fill(layer, weight, bias):
    convolution = convolution_in(layer)
    convolution.weight.copy_(weight.view_as(convolution.weight))
    if not isinstance(layer, nn.Sequential):
        convolution.bias.copy_(bias)
        return
    norm = layer[1]
    norm.running_mean.zero_()
    norm.running_var.fill_(1 - norm.eps)
    norm.weight.fill_(1)
    norm.bias.copy_(bias)
