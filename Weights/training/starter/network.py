"""The starter network: encoder and decoder in one."""

from torch import nn

from .decoder import Decoder
from .encoder import Encoder


class Network(nn.Module):
    """[N, 3, H, W], RGB as x / 127.5 - 1, to [N, 1, H, W], relative inverse depth, larger is nearer, sky near 0.

    H and W are multiples of 32. While training the output may fall below 0; the exported network cuts it off there.
    """

    def __init__(self, size):
        super().__init__()
        self.size = size
        self.encoder = Encoder(size)
        self.decoder = Decoder(self.encoder.widths)

    def forward(self, x):
        return self.decoder(self.encoder(x))
