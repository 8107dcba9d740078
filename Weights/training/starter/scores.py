"""How good a map of relative inverse depth is, beside a measured one, after the best scale and shift.

AbsRel and delta < 1.25: Eigen et al., "Depth Map Prediction from a Single Image using a Multi-Scale Deep Network"
(2014). The alignment: least squares in inverse depth, as MiDaS has it (Ranftl et al., 2020). Ordinal accuracy: the share
of pixel pairs, their depths more than a tenth apart, whose order is right (after Chen et al., "Single-Image Depth
Perception in the Wild", 2016); a tie counts half.
"""

from typing import NamedTuple

import numpy as np

DELTA = 1.25
TELLABLE_RATIO = 1.1
DRAWN_PAIRS, SCORED_PAIRS = 40_000, 2_000
FARTHEST = 10  # an aligned depth is at most so many times the farthest measured one


class Scores(NamedTuple):
    absolute_relative: float
    delta: float
    ordinal: float


def scores(predicted, pair):
    """`predicted`: [H, W] inverse depth up to scale and shift, larger is nearer."""
    x, y = predicted[pair.valid], pair.inverse[pair.valid]
    scale, shift = np.linalg.lstsq(np.column_stack([x, np.ones_like(x)]), y, rcond=None)[0]
    measured = 1 / y
    aligned = 1 / np.maximum(scale * x + shift, 1 / (FARTHEST * measured.max()))
    ratio = np.maximum(measured / aligned, aligned / measured)
    return Scores(
        float((np.abs(aligned - measured) / measured).mean()), float((ratio < DELTA).mean()), ordinal(x, measured)
    )


def ordinal(predicted, measured):
    random = np.random.default_rng(0)
    first, second = random.integers(0, len(measured), (2, DRAWN_PAIRS))
    ratio = measured[first] / measured[second]
    tellable = np.maximum(ratio, 1 / ratio) > TELLABLE_RATIO
    first, second = first[tellable][:SCORED_PAIRS], second[tellable][:SCORED_PAIRS]
    if len(first) == 0:
        return float("nan")
    said = np.sign(predicted[first] - predicted[second])
    true = np.sign(measured[second] - measured[first])
    return float(np.where(said == 0, 0.5, said == true).mean())
