"""A network of random weights that costs about what MiDaS v2.1 small does: for timings where its file cannot be had."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


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
