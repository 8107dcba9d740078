"""The running average of a network's weights: what is released, since it scores better than any single step."""

import copy

import torch


class AveragedNetwork:
    def __init__(self, network, decay=0.998):
        self.network = copy.deepcopy(network).eval().requires_grad_(False)
        self.decay = decay
        self.steps = 0

    @torch.no_grad()
    def update(self, network):
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))  # a short memory at first
        means, values = self.network.state_dict().values(), network.state_dict().values()
        pairs = [(mean, value) for mean, value in zip(means, values) if mean.dtype.is_floating_point]
        torch._foreach_lerp_([mean for mean, _ in pairs], [value for _, value in pairs], 1 - decay)
        for mean, value in zip(means, values):
            if not mean.dtype.is_floating_point:
                mean.copy_(value)
