"""The loss on rendered scenes that are never trained on, in the state in which the network is used."""

import cv2
import numpy as np
import torch

from .loss import depth_loss

SCENES = 320
BATCH = 16


@torch.no_grad()
def held_out_loss(network, cache, size):
    """The mean trimmed residual at `size`, (height, width)."""
    height, width = size
    device = next(network.parameters()).device
    scenes = cache.held_out(SCENES)
    losses = []
    for start in range(0, len(scenes), BATCH):
        part = scenes[start : start + BATCH]
        photos = np.stack([cv2.resize(p, (width, height), interpolation=cv2.INTER_AREA) for p, _ in part])
        depths = np.stack([
            cv2.resize(d.astype(np.float32), (width, height), interpolation=cv2.INTER_NEAREST) for _, d in part
        ])
        x = torch.from_numpy(photos.astype(np.float32) / 127.5 - 1).permute(0, 3, 1, 2).to(device)
        predicted = network(x).squeeze(1)
        losses.append(float(depth_loss(predicted, torch.from_numpy(depths).to(device))[1]) * len(part))
    return sum(losses) / len(scenes)
