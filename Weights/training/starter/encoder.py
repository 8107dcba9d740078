"""EfficientNet-Lite, the pretrained half of the network.

Tan and Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks" (2019), in the Lite form that
Google published in 2020: no squeeze-and-excitation, ReLU6 throughout, stem and last stage of one width in all sizes.
Batch normalisation is folded into the convolutions when the weights are read: its statistics come from ImageNet and
are better than any that the small batches of this training would put in their place, and the folded network is faster.
"""

from dataclasses import dataclass
from math import ceil

import torch
import torch.nn.functional as F
from torch import nn

from .depthwise import DepthwiseConvolution


@dataclass(frozen=True)
class Stage:
    """A run of blocks of one width; the first of them may halve the picture."""

    expansion: int
    kernel: int
    stride: int
    width: int
    depth: int


STAGES = (
    Stage(1, 3, 1, 16, 1),
    Stage(6, 3, 2, 24, 2),
    Stage(6, 5, 2, 40, 2),
    Stage(6, 3, 2, 80, 3),
    Stage(6, 5, 1, 112, 3),
    Stage(6, 5, 2, 192, 4),
    Stage(6, 3, 1, 320, 1),
)
STEM_WIDTH = 32
TAPPED_STAGES = (0, 1, 2, 4, 6)  # the last stage at strides 2, 4, 8, 16, 32

WIDTH_AND_DEPTH = {"lite0": (1.0, 1.0), "lite1": (1.0, 1.1), "lite2": (1.1, 1.2)}


def stages(size):
    """The stages of `lite0`, `lite1` or `lite2`: widths rounded to multiples of 8, as in the paper's code."""
    wider, deeper = WIDTH_AND_DEPTH[size]
    scaled = []
    for index, stage in enumerate(STAGES):
        width = max(8, int(stage.width * wider + 4) // 8 * 8)
        if width < 0.9 * stage.width * wider:
            width += 8
        ends = index in (0, len(STAGES) - 1)
        depth = stage.depth if ends else ceil(stage.depth * deeper)
        scaled.append(Stage(stage.expansion, stage.kernel, stage.stride, width, depth))
    return scaled


class Convolution(nn.Module):
    """A convolution, with ReLU6 unless `linear`, padded as TensorFlow pads "SAME" on even sides: at stride 2 the odd
    pixel goes to the right and below.

    The stem repeats the last row and column instead of adding zeros. Zero is mid-grey there, and the false edge along
    the bottom and the right drove wild depths in the last rows.
    """

    def __init__(self, inputs, outputs, kernel=1, stride=1, groups=1, linear=False):
        super().__init__()
        self.linear = linear
        self.edge = "replicate" if inputs == 3 else "constant"
        before = (kernel - stride) // 2
        self.padding = (before, kernel - stride - before) * 2 if stride == 2 else None
        inner = 0 if stride == 2 else kernel // 2
        if groups == 1:
            self.convolution = nn.Conv2d(inputs, outputs, kernel, stride, inner)
        else:
            self.convolution = DepthwiseConvolution(outputs, kernel, stride, inner)

    def forward(self, x):
        if self.padding:
            x = F.pad(x, self.padding, mode=self.edge)
        x = self.convolution(x)
        return x if self.linear else F.relu6(x)


class Block(nn.Module):
    """An inverted residual: widen, filter each channel by itself, narrow."""

    def __init__(self, inputs, outputs, expansion, kernel, stride):
        super().__init__()
        hidden = inputs * expansion
        self.residual = stride == 1 and inputs == outputs
        parts = [Convolution(inputs, hidden)] if expansion != 1 else []
        parts.append(Convolution(hidden, hidden, kernel, stride, groups=hidden))
        parts.append(Convolution(hidden, outputs, linear=True))
        self.parts = nn.Sequential(*parts)

    def forward(self, x):
        y = self.parts(x)
        return x + y if self.residual else y


class Encoder(nn.Module):
    """[N, 3, H, W] in -1...1 to five maps at strides 2, 4, 8, 16 and 32; H and W are multiples of 32."""

    def __init__(self, size):
        super().__init__()
        self.stem = Convolution(3, STEM_WIDTH, 3, 2)
        self.stages = nn.ModuleList()
        width = STEM_WIDTH
        for stage in stages(size):
            blocks = []
            for index in range(stage.depth):
                stride = stage.stride if index == 0 else 1
                blocks.append(Block(width, stage.width, stage.expansion, stage.kernel, stride))
                width = stage.width
            self.stages.append(nn.Sequential(*blocks))
        self.widths = [stages(size)[index].width for index in TAPPED_STAGES]

    def forward(self, x):
        x = self.stem(x)
        maps = []
        for index, stage in enumerate(self.stages):
            x = stage(x)
            if index in TAPPED_STAGES:
                maps.append(x)
        return maps

    def convolutions(self):
        """Every convolution in the order of the forward pass, which is that of the published files."""
        return [module.convolution for module in self.modules() if isinstance(module, Convolution)]
