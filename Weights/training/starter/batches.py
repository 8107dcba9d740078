"""Training batches: each a function of the seed, its number, the worker and the scenes alone, so that a run on the same
scenes goes on with the batches that it would have had."""

import numpy as np
import torch
from torch.utils.data import Dataset

from .framing import framed
from .photometry import as_photographed

# (height, width) and how many batches in a hundred have it. The network serves photos of any shape at the sizes that
# its users choose, so it sees them all from the start. Large ones are dear and rare.
SIZES = {
    (128, 160): 14,
    (160, 128): 4,
    (160, 224): 14,
    (192, 192): 6,
    (192, 256): 24,
    (256, 192): 8,
    (128, 256): 4,
    (160, 256): 4,
    (256, 320): 10,
    (320, 256): 4,
    (384, 512): 8,
}


class TrainingBatches(Dataset):
    """Batch i of a worker: photos [n, 3, H, W] in -1...1 and inverse depth [n, H, W]; n fills `pixels`."""

    def __init__(self, cache, seed, worker, pixels, batches):
        self.cache, self.seed, self.worker, self.pixels, self.batches = cache, seed, worker, pixels, batches
        self.scenes = {(height, width): cache.fine_enough(height * width) for height, width in SIZES}

    def __len__(self):
        return self.batches

    def __getitem__(self, number):
        shared = np.random.default_rng((self.seed, number))  # all workers draw the same size, so that none waits
        chances = np.array(list(SIZES.values()), float)
        height, width = list(SIZES)[shared.choice(len(SIZES), p=chances / chances.sum())]
        random = np.random.default_rng((self.seed, number, self.worker + 1))
        count = max(1, round(self.pixels / (height * width)))
        photos = np.empty((count, height, width, 3), np.float32)
        depths = np.empty((count, height, width), np.float32)
        for index, scene in enumerate(random.choice(self.scenes[height, width], count)):
            picture, depths[index] = framed(*self.cache[int(scene)], height, width, random)
            photos[index] = as_photographed(picture, random) * 2 - 1
        return torch.from_numpy(photos).permute(0, 3, 1, 2), torch.from_numpy(depths)
