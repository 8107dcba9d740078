"""Depthwise convolutions that train about as fast as they are computed.

PyTorch's processor library has fast gradients for depthwise filters of 3x3 at stride 1 alone. With the others, the
gradients took three quarters of a training step's time. So these are put together from 3x3 filters:

- 5x5: the gradient of a weight depends on its own shift of the picture alone, so that of all 25 comes from four filters
  of 3x3, one a corner, which share the middle row and column.
- Stride 2: the even and the odd rows and columns make four small pictures, each filtered at stride 1 with the weights
  that meet it, and added up.
"""

import torch
import torch.nn.functional as F
from torch import nn

CORNERS = ((0, 0), (0, 2), (2, 0), (2, 2))


class DepthwiseConvolution(nn.Conv2d):
    """`nn.Conv2d` of one group a channel, 3x3 or 5x5, stride 1 or 2: the same numbers and the same parameters."""

    def __init__(self, width, kernel, stride=1, padding=0, bias=True):
        super().__init__(width, width, kernel, stride, padding, groups=width, bias=bias)

    def forward(self, x):
        if x.device.type != "cpu" or not torch.is_grad_enabled() or not (x.requires_grad or self.weight.requires_grad):
            return super().forward(x)
        weight, bias = self.weight, self.bias
        if torch.is_autocast_enabled("cpu"):
            kind = torch.get_autocast_dtype("cpu")
            x, weight, bias = x.to(kind), weight.to(kind), None if bias is None else bias.to(kind)
        if self.stride == (2, 2):
            return by_phases(x, weight, bias, self.padding[0])
        if self.kernel_size == (5, 5):
            return FiveByFive.apply(x, weight, bias, self.padding)
        return F.conv2d(x, weight, bias, padding=self.padding, groups=len(weight))


def by_phases(x, weight, bias, padding):
    """At stride 2: filters of 3x3 over the even and the odd rows and columns."""
    kernel = weight.shape[2]
    height, width = ((size + 2 * padding - kernel) // 2 + 1 for size in x.shape[2:])
    below, beside = 2 * (height + 2) - x.shape[2] - padding, 2 * (width + 2) - x.shape[3] - padding
    padded = F.pad(x, (padding, beside, padding, below))
    filters = F.pad(weight, (0, 6 - kernel, 0, 6 - kernel))
    total = None
    for i in (0, 1):
        for j in (0, 1):
            phase = padded[:, :, i::2, j::2].contiguous(memory_format=torch.channels_last)
            part = F.conv2d(phase, filters[:, :, i::2, j::2], bias, groups=len(weight))
            total, bias = part if total is None else total + part, None
    return total


class FiveByFive(torch.autograd.Function):
    """A filter of 5x5 at stride 1."""

    @staticmethod
    def forward(context, x, weight, bias, padding):
        context.save_for_backward(x, weight)
        context.padding, context.biased = padding, bias is not None
        return F.conv2d(x, weight, bias, padding=padding, groups=len(weight))

    @staticmethod
    def backward(context, slope):
        x, weight = context.saved_tensors
        slope = slope.contiguous(memory_format=torch.channels_last)
        to_input = to_weight = to_bias = None
        if context.needs_input_grad[0]:
            to_input = gradients(slope, x, weight, context.padding, (True, False, False))[0]
        if context.needs_input_grad[1]:
            to_weight = from_corners(slope, x, weight, context.padding)
        if context.biased:
            to_bias = slope.sum((0, 2, 3))
        return to_input, to_weight, to_bias, None


def from_corners(slope, x, weight, padding):
    (above, beside), (height, width) = padding, slope.shape[2:]
    padded = F.pad(x, (beside, beside, above, above))
    whole = torch.empty_like(weight)
    for y, z in CORNERS:
        part = padded[:, :, y : y + height + 2, z : z + width + 2].contiguous(memory_format=torch.channels_last)
        corner = weight[:, :, y : y + 3, z : z + 3].contiguous()
        whole[:, :, y : y + 3, z : z + 3] = gradients(slope, part, corner, (0, 0), (False, True, False))[1]
    return whole


def gradients(slope, x, weight, padding, wanted):
    return torch.ops.aten.convolution_backward(
        slope, x, weight, None, (1, 1), padding, (1, 1), False, (0, 0), len(weight), wanted
    )
