"""Writes the network as an ONNX graph, node by node.

The graph is small and plain, so that every runtime takes it: batch normalisation is folded away, weights are stored as
float16 and cast where they are used (runtimes fold the cast when they load the file; what is computed is float32), and the
height, the width and the number of pictures are free.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from .encoder import TAPPED_STAGES, Convolution

OPSET = 13
SMALL = 4096  # values; biases and the small depthwise filters are kept as float32, which costs little and is exact


class Graph:
    """Nodes and weights in the making. Every method adds a node and returns the name of what it gives."""

    def __init__(self):
        self.nodes, self.weights, self.casts = [], [], []

    def weight(self, values):
        values = np.ascontiguousarray(values, np.float32)
        name = f"weight{len(self.weights)}"
        if values.size < SMALL:
            self.weights.append(numpy_helper.from_array(values, name))
            return name
        self.weights.append(numpy_helper.from_array(values.astype(np.float16), f"{name}_half"))
        self.casts.append(helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT))
        return name

    def constant(self, values):
        name = f"constant{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(values, name))
        return name

    def node(self, operator, inputs, **attributes):
        name = f"{operator.lower()}{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [name], name=name, **attributes))
        return name

    def convolution(self, x, layer, pads=None):
        weight = self.weight(layer.weight.detach().numpy())
        bias = self.weight(layer.bias.detach().numpy())
        padding = layer.padding[0]
        return self.node(
            "Conv",
            [x, weight, bias],
            kernel_shape=list(layer.kernel_size),
            strides=list(layer.stride),
            group=layer.groups,
            pads=pads or [padding] * 4,
        )

    def relu(self, x):
        return self.node("Relu", [x])

    def relu6(self, x):
        return self.node("Clip", [x, self.constant(np.float32(0)), self.constant(np.float32(6))])

    def add(self, x, y):
        return self.node("Add", [x, y])

    def doubled(self, x):
        scales = self.constant(np.array([1, 1, 2, 2], np.float32))
        return self.node("Resize", [x, "", scales], mode="linear", coordinate_transformation_mode="half_pixel")

    def mirrored(self, x):
        backwards = [self.constant(np.array([n], np.int64)) for n in (-1, -(2**31), 3, -1)]  # start, end, axis, step
        return self.node("Slice", [x, *backwards])

    def halves(self, x):
        names = [f"half{len(self.nodes)}_{i}" for i in (0, 1)]
        self.nodes.append(helper.make_node("Split", [x], names, axis=0))
        return names

    def edge_padded(self, x, before, after):
        pads = self.constant(np.array([0, 0, before, before, 0, 0, after, after], np.int64))
        return self.node("Pad", [x, pads], mode="edge")


def graph_of(network):
    """The graph of `Network.with_mirror_image`, from `image` to `inverse_depth`: photo and mirror image go through as
    one batch."""
    graph = Graph()
    both = graph.node("Concat", ["image", graph.mirrored("image")], axis=0)
    depths = graph.relu(decode(graph, network.decoder, encode(graph, network.encoder, both)))
    photos, mirrored = graph.halves(depths)
    total = graph.add(photos, graph.mirrored(mirrored))
    half = graph.constant(np.float32(0.5))
    graph.nodes.append(helper.make_node("Mul", [total, half], ["inverse_depth"]))
    return graph


def encode(graph, encoder, x):
    x = encoder_convolution(graph, encoder.stem, x)
    maps = []
    for index, stage in enumerate(encoder.stages):
        for block in stage:
            y = x
            for part in block.parts:
                y = encoder_convolution(graph, part, y)
            x = graph.add(x, y) if block.residual else y
        if index in TAPPED_STAGES:
            maps.append(x)
    return maps


def encoder_convolution(graph, part: Convolution, x):
    pads = None
    if part.padding:
        before, after = part.padding[:2]
        if part.edge == "replicate":
            x, pads = graph.edge_padded(x, before, after), [0, 0, 0, 0]
        else:
            pads = [before, before, after, after]
    x = graph.convolution(x, part.convolution, pads)
    return x if part.linear else graph.relu6(x)


def decode(graph, decoder, maps):
    x = folded(graph, decoder.lateral[4], maps[4])
    summary = graph.node("ReduceMean", [x], axes=[2, 3], keepdims=1)
    summary = graph.convolution(graph.relu(graph.convolution(summary, pointwise(decoder.summary[0]))), pointwise(decoder.summary[2]))
    x = blocks(graph, decoder.coarsest, graph.relu(graph.add(x, summary)))
    for i in (3, 2, 1, 0):
        x = graph.doubled(folded(graph, decoder.narrow[i], x))
        x = blocks(graph, decoder.fuse[i], graph.relu(graph.add(x, folded(graph, decoder.lateral[i], maps[i]))))
    x = graph.convolution(graph.relu(graph.convolution(x, decoder.head[0])), decoder.head[2])
    return graph.doubled(x)


def blocks(graph, sequence, x):
    for block in sequence:
        filtered = graph.relu(folded(graph, block.filter, x))
        x = graph.relu(graph.add(x, folded(graph, block.mix, filtered)))
    return x


def folded(graph, normalised, x):
    return graph.convolution(x, fuse_conv_bn_eval(*normalised))


def pointwise(linear):
    """A fully connected layer, as the 1x1 convolution that it is on a map of one pixel."""
    layer = nn.Conv2d(linear.in_features, linear.out_features, 1)
    layer.weight.data, layer.bias.data = linear.weight.data[:, :, None, None], linear.bias.data
    return layer


def model_of(network, metadata):
    graph = graph_of(network)
    image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", 3, "height", "width"])
    depth = helper.make_tensor_value_info("inverse_depth", TensorProto.FLOAT, ["n", 1, "height", "width"])
    body = helper.make_graph(graph.casts + graph.nodes, "isobath-starter", [image], [depth], graph.weights)
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="isobath")
    model.ir_version = 8
    helper.set_model_props(model, metadata)
    onnx.checker.check_model(model, full_check=True)
    return model
