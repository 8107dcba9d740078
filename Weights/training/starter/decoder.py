"""The half of the network that is trained from nothing: the encoder's maps, coarse to fine, into one of inverse depth.

A feature pyramid after MiDaS' RefineNet decoder (Ranftl et al., "Towards Robust Monocular Depth Estimation", 2020) with
depthwise-separable blocks in place of full convolutions, and one addition: a vector that sums up the whole picture
is added to the coarsest map, so that every place knows what kind of scene it belongs to.
"""

import torch
import torch.nn.functional as F
from torch import nn

from .depthwise import DepthwiseConvolution

WIDTHS = (24, 48, 64, 96, 128)  # at strides 2, 4, 8, 16, 32
HEAD_WIDTH = 24


def normalised(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs))


class SeparableBlock(nn.Module):
    """Filters each channel by itself, mixes the channels, and adds what came in."""

    def __init__(self, width, kernel=3):
        super().__init__()
        self.filter = nn.Sequential(
            DepthwiseConvolution(width, kernel, padding=kernel // 2, bias=False), nn.BatchNorm2d(width)
        )
        self.mix = normalised(width, width)

    def forward(self, x):
        return F.relu(x + self.mix(F.relu(self.filter(x))))


class Decoder(nn.Module):
    """Five maps at strides 2 to 32 into [N, 1, H, W]; the finest that is computed is at stride 2."""

    def __init__(self, encoder_widths):
        super().__init__()
        self.lateral = nn.ModuleList(normalised(i, o) for i, o in zip(encoder_widths, WIDTHS))
        self.summary = nn.Sequential(
            nn.Linear(WIDTHS[-1], WIDTHS[-1]), nn.ReLU(inplace=True), nn.Linear(WIDTHS[-1], WIDTHS[-1])
        )
        self.coarsest = nn.Sequential(SeparableBlock(WIDTHS[-1], 5), SeparableBlock(WIDTHS[-1], 5))
        self.narrow = nn.ModuleList(normalised(WIDTHS[i + 1], WIDTHS[i]) for i in range(4))
        self.fuse = nn.ModuleList(
            nn.Sequential(*(SeparableBlock(WIDTHS[i]) for _ in range(1 if i == 0 else 2))) for i in range(4)
        )
        self.head = nn.Sequential(
            nn.Conv2d(WIDTHS[0], HEAD_WIDTH, 3, padding=1), nn.ReLU(inplace=True), nn.Conv2d(HEAD_WIDTH, 1, 1)
        )
        nn.init.constant_(self.head[-1].bias, 0.5)  # mid-depth: the output is not clamped while training

    def forward(self, maps):
        x = self.lateral[4](maps[4])
        x = self.coarsest(F.relu(x + self.summary(x.mean((2, 3)))[:, :, None, None]))
        for i in (3, 2, 1, 0):
            x = F.interpolate(self.narrow[i](x), scale_factor=2, mode="bilinear", align_corners=False)
            x = self.fuse[i](F.relu(x + self.lateral[i](maps[i])))
        with torch.autocast(x.device.type, enabled=False):
            x = self.head(x.float())
        return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
