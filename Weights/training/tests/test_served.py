"""What is made of two passes of the network."""

import numpy as np
import pytest

served = pytest.importorskip("starter.served", reason="needs OpenVINO's Python package; .venv-training has it")


def test_sides_are_multiples_of_32():
    assert served.input_size(640, 480, 256) == (192, 256)
    assert served.input_size(480, 640, 512) == (512, 384)
    assert served.input_size(4000, 100, 256) == (32, 256)


def test_a_finer_map_that_agrees_stays_in_the_scale_of_the_other():
    base = np.add.outer(np.linspace(1, 2, 24), np.linspace(0, 1, 32) ** 2)
    detail = 5 * served.enlarged(base, (192, 256)) - 3
    assert np.abs(served.merged(detail, base) - served.enlarged(base, (192, 256))).max() < 1e-9


def test_edges_come_from_the_finer_map_and_broad_shapes_from_the_other():
    y, x = np.mgrid[0:384, 0:512] / np.array([384, 512]).reshape(2, 1, 1)
    truth = 1 + 2 * y + 1.5 * ((x > 0.3) & (x < 0.6) & (y > 0.4))
    detail = 0.4 * (truth - 1.5 * y + 0.5 * x) + 3
    base = truth.reshape(48, 8, 64, 8).mean((1, 3))
    result = served.merged(detail, base)
    assert np.abs(result - truth).mean() < 0.25 * np.abs((detail - 3) / 0.4 - truth).mean()
    assert abs(result[320, 310] - result[320, 300] - (truth[320, 310] - truth[320, 300])) < 0.5
    assert served.merged(np.where(x > 0.5, 1.0, 0.0), np.where(base > 2, base, 0)).min() >= 0
