"""The scores, on maps whose scores are known."""

import numpy as np
import pytest
from starter.scores import scores

pairs = pytest.importorskip("starter.pairs", reason="needs OpenCV; .venv-training has it")


@pytest.fixture
def slope():
    """Depth from 1 to 4 down the picture, with a corner of no readings."""
    depth = np.repeat(np.linspace(1, 4, 60)[:, None], 80, 1)
    depth[:10, :10] = 0
    return pairs.pair("slope", np.zeros((60, 80, 3), np.uint8), depth)


def test_any_scale_and_shift_of_the_truth_is_perfect(slope):
    perfect = scores(3.5 * slope.inverse + 0.7, slope)
    assert perfect.absolute_relative < 1e-9
    assert perfect.delta == 1
    assert perfect.ordinal == 1


def test_a_constant_knows_nothing(slope):
    constant = scores(np.zeros((60, 80)), slope)
    aligned = 1 / slope.inverse[slope.valid].mean()
    measured = 1 / slope.inverse[slope.valid]
    assert constant.absolute_relative == pytest.approx((np.abs(aligned - measured) / measured).mean())
    assert constant.delta == pytest.approx((np.maximum(aligned / measured, measured / aligned) < 1.25).mean())
    assert constant.ordinal == 0.5


def test_inverted_depth_has_every_order_wrong(slope):
    assert scores(-slope.inverse, slope).ordinal == 0


def test_pixels_without_a_reading_do_not_count(slope):
    predicted = slope.inverse.copy()
    predicted[~slope.valid] = 1e6
    assert scores(predicted, slope).absolute_relative < 1e-9


def test_pairs_are_read_from_files(tmp_path):
    import cv2

    depth = np.arange(1, 13, dtype=np.uint16).reshape(3, 4)
    depth[0, 0] = 0
    cv2.imwrite(str(tmp_path / "a.color.png"), np.full((3, 4, 3), (1, 2, 3), np.uint8))
    cv2.imwrite(str(tmp_path / "a.depth.png"), depth)
    (read,) = pairs.read_pairs(tmp_path)
    assert read.name == "a"
    assert (read.photo == (3, 2, 1)).all()  # RGB
    assert read.valid.sum() == 11
    assert read.inverse[2, 3] == pytest.approx(1 / 12)


def test_a_missing_depth_is_named(tmp_path):
    import cv2

    cv2.imwrite(str(tmp_path / "a.color.png"), np.zeros((3, 4, 3), np.uint8))
    with pytest.raises(SystemExit, match="no a.depth"):
        list(pairs.read_pairs(tmp_path))
