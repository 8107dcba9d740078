"""The starter network: encoder and decoder in one."""

from torch import nn

from .decoder import Decoder
from .encoder import Encoder


class Network(nn.Module):
    """[N, 3, H, W], RGB as x / 127.5 - 1, to [N, 1, H, W], relative inverse depth, larger is nearer, sky near 0.

    H and W are multiples of 32. While training the output may fall below 0.
    """

    def __init__(self, size):
        super().__init__()
        self.size = size
        self.encoder = Encoder(size)
        self.decoder = Decoder(self.encoder.widths)

    def forward(self, x):
        return self.decoder(self.encoder(x))

    def with_mirror_image(self, x):
        """What is released: the mean of what is seen in a photo and in its mirror image, each cut off below 0. What the
        network only guesses differs between the two, what it sees does not."""
        return (self(x).relu() + self(x.flip(3)).relu().flip(3)) / 2
