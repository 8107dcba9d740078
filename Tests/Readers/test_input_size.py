"""The size at which a network sees the photo: one that is stated, and two where that is far from the network's own."""

import cv2
import numpy as np
from PIL import Image

USAGE = 64


def refused(isobath, status, *arguments):
    result = isobath(*arguments, check=False)
    assert result.returncode == status, result.stderr
    return result.stderr


def test_the_input_size_goes_with_any_network(isobath, fixtures, tmp_path):
    def depth(name, *arguments):
        isobath("npy", fixtures / "photos/coffee.jpg", "--refine", "none", *arguments, "-o", tmp_path / f"{name}.npy")
        return np.load(tmp_path / f"{name}.npy")

    usual, larger = depth("usual"), depth("larger", "--input-size", "320")
    assert usual.shape == larger.shape and np.abs(usual - larger).max() > 0.02 * np.ptp(usual)
    assert np.corrcoef(usual.ravel(), larger.ravel())[0, 1] > 0.95
    stated = ["--size-rule", "long-side", "--input-multiple", "32", "--input-resize", "area", "--mean", "0.5", "--std", "0.5"]
    own = ["--model-file", fixtures.parent / "Weights/starter.onnx", "--output-resize", "bilinear", *stated]
    assert np.array_equal(depth("own", *own, "--input-size", "320"), larger)

    line = refused(isobath, USAGE, "npy", fixtures / "photos/coffee.jpg", "--input-size", "9000", "-o", tmp_path / "a.npy")
    assert "9000" in line and "8192" in line
    line = refused(isobath, USAGE, "npy", "--depth", fixtures / "scenes/room.npy", "--depth-is", "metres", "--input-size", "320", "-o", tmp_path / "a.npy")
    assert "--input-size has no effect with --depth" in line
    assert not (tmp_path / "a.npy").exists()


def test_a_large_input_gives_detail_and_the_usual_one_the_broad_shapes(isobath, fixtures, tmp_path):
    photo = tmp_path / "photo.png"
    with Image.open(fixtures / "photos/coffee.jpg") as picture:
        picture.convert("RGB").resize((512, 384)).save(photo)  # as large as the input, so that nothing is resized after it

    def depth(name, *arguments):
        isobath("npy", photo, "--refine", "none", *arguments, "-o", tmp_path / f"{name}.npy")
        return np.load(tmp_path / f"{name}.npy").astype(np.float64)

    base, merged = depth("base"), depth("merged", "--input-size", "512")
    detail = depth("detail", "--input-size", "512", "--single-pass")
    # The same by OpenCV.
    scale, shift = np.polyfit(detail.ravel(), base.ravel(), 1)
    mean, deviation = base.mean(), base.std()
    x, y = (detail * scale + shift - mean) / deviation, (base - mean) / deviation
    quarters = np.array([0.25, 0.5, 0.25])

    def smoothed(plane):
        return cv2.sepFilter2D(plane, -1, quarters, quarters, borderType=cv2.BORDER_REPLICATE)

    def local(plane):
        return smoothed(smoothed(cv2.resize(plane, (512 // 32, 384 // 32), interpolation=cv2.INTER_AREA)))

    def enlarged(plane):
        return cv2.resize(smoothed(plane), (512, 384), interpolation=cv2.INTER_LINEAR)

    slopes = np.maximum(local(x * y) - local(x) * local(y) + 0.3, 0) / (local(x * x) - local(x) ** 2 + 0.3)
    offsets = local(y) - slopes * local(x)
    expected = np.maximum(mean + deviation * (enlarged(slopes) * x + enlarged(offsets)), 0)
    assert np.abs(merged - expected).max() < 1e-4 * np.ptp(expected)
    assert np.abs(merged - detail).max() > 0.02 * np.ptp(detail)
    # Below a third more than the usual size there is one pass in any case.
    assert np.array_equal(depth("a", "--input-size", "320"), depth("b", "--input-size", "320", "--single-pass"))

    line = refused(isobath, USAGE, "npy", photo, "--single-pass", "-o", tmp_path / "a.npy")
    assert "--single-pass" in line and "--input-size" in line
