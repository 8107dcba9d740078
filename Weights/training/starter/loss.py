"""The loss of MiDaS: blind to scale and shift, in inverse depth, with sharp edges asked for at several scales.

Ranftl et al., "Towards Robust Monocular Depth Estimation: Mixing Datasets for Zero-shot Cross-dataset Transfer"
(2020), equations 4, 5, 7, 10 and 11: both maps are centred on their median and divided by their mean absolute
deviation; the largest fifth of the residuals does not count in full; the gradients of the residual are compared at
four scales. The anchor is ours: a weak pull towards the target's own scale, in which sky is 0, so that the network's
numbers do not drift and the exported network may cut off below 0. The ratio of distances is what the scores measure and
what a point cloud shows: a residual of inverse depth counts more where the scene is far.
"""

import torch

TRIMMED = 0.2
TRIMMED_WEIGHT = 0.1  # what is trimmed still counts a little: rendered depth has no wrong readings
GRADIENT_SCALES = (1, 2, 4, 8)
GRADIENT_WEIGHT = 0.25
ANCHOR_WEIGHT = 0.3
RATIO_WEIGHT = 0.7
FARTHEST_COMPARED = 0.04  # of the target's unit: sky, and what is 25 times as far as near things, has no ratio
LARGEST_RATIO = 4.0
NEAR_QUANTILE = 0.98  # the target's unit: all but the nearest fiftieth lies between 0 and 1
LARGEST_TARGET = 1.5
SAMPLED = 4096  # pixels from which medians and quantiles are taken


def depth_loss(predicted, target):
    """Two [N, H, W] maps of inverse depth to (loss, its trimmed residual alone, which compares across recipes)."""
    predicted = predicted.float()
    target = in_own_unit(target)
    residual = standardised(predicted) - standardised(target)
    trimmed = trimmed_mean(residual.flatten(1))
    gradients = sum(gradient_size(residual[:, ::step, ::step]) for step in GRADIENT_SCALES)
    anchor = (predicted - target).abs().mean()
    ratio = distance_ratio(predicted.flatten(1), target.flatten(1))
    loss = trimmed + GRADIENT_WEIGHT * gradients + ANCHOR_WEIGHT * anchor + RATIO_WEIGHT * ratio
    return loss, trimmed.detach()


def sampled(rows):
    """An even sample of each row: a median of thousands is near enough, and sorting all pixels is slow."""
    step = max(1, rows.shape[1] // SAMPLED)
    return rows[:, ::step]


def in_own_unit(target):
    rows = sampled(target.flatten(1))
    unit = rows.quantile(NEAR_QUANTILE, dim=1).clamp(min=1e-6)
    return (target / unit[:, None, None]).clamp(max=LARGEST_TARGET)


def standardised(maps):
    rows = maps.flatten(1)
    median = sampled(rows).median(1).values[:, None]
    deviation = (rows - median).abs().mean(1, keepdim=True).clamp(min=1e-3)
    return ((rows - median) / deviation).view_as(maps)


def trimmed_mean(residual):
    size = residual.abs()
    bound = sampled(size.detach()).quantile(1 - TRIMMED, dim=1, keepdim=True)
    kept = (size * (size <= bound)).mean()
    return kept / (1 - TRIMMED) / 2 + TRIMMED_WEIGHT * size.mean()


def distance_ratio(predicted, target):
    """Of rows of inverse depth, after the best scale and shift (least squares): the mean of |ln(distance / true distance)|.

    What is aligned to beyond LARGEST_RATIO times its distance, or behind infinity, goes on from there in a
    logarithm of the difference: its error has no end, but a slope.
    """
    counts = (target > FARTHEST_COMPARED).float()
    number = counts.sum(1, keepdim=True).clamp(min=1)
    means = [(rows * counts).sum(1, keepdim=True) / number for rows in (predicted, target)]
    x, y = predicted - means[0], target - means[1]
    scale = (x * y * counts).sum(1, keepdim=True) / (x * x * counts).sum(1, keepdim=True).clamp(min=1e-3)
    target = target.clamp(min=FARTHEST_COMPARED)
    aligned = scale * x + means[1]
    farther = torch.maximum(torch.minimum(aligned, target), target / LARGEST_RATIO)
    return (((aligned - target).abs() / farther).log1p() * counts).sum(1).div(number.squeeze(1)).mean()


def gradient_size(residual):
    down = (residual[:, 1:] - residual[:, :-1]).abs().mean()
    across = (residual[:, :, 1:] - residual[:, :, :-1]).abs().mean()
    return down + across
