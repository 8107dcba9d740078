"""Scores of depth files against the same worked out by NumPy, as Eigen et al. (2014) and MiDaS (2020) define them."""

import json

import numpy as np
import pytest
from PIL import Image

from test_command import BAD_DATA, USAGE, refuses

KEYS = ["absRel", "sqRel", "rmse", "rmseLog", "scaleInvariantLog", "delta1", "delta2", "delta3", "ordinal"]


def splitmix(count):
    """The numbers that SplitMix64 draws with seed 0."""
    with np.errstate(over="ignore"):
        z = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def scores(x, z, align="scale-shift"):
    """x: inverse depth of the estimate, z: distances of the reference, NaN where there is none -> scores, errors"""
    valid = np.isfinite(x) & np.isfinite(z) & (z > 0)
    xv, zv = x[valid], z[valid]
    if align == "scale-shift":
        a, b = np.linalg.lstsq(np.c_[xv, np.ones_like(xv)], 1 / zv, rcond=None)[0]
        zp = 1 / np.maximum(a * xv + b, 0.1 / zv.max())
    elif align == "scale":
        zp = np.median(zv * xv) / xv
    else:
        zp = 1 / xv
    ratio, log = np.maximum(zv / zp, zp / zv), np.log(zp / zv)
    draws = (splitmix(800_000) % np.uint64(x.size)).astype(int)
    i, j = draws[::2], draws[1::2]
    xf, zf, vf = x.ravel(), z.ravel(), valid.ravel()
    keep = vf[i] & vf[j]
    i, j = i[keep], j[keep]
    far = np.maximum(zf[i] / zf[j], zf[j] / zf[i]) > 1.1
    i, j = i[far], j[far]
    order = np.where(xf[i] == xf[j], 0.5, (xf[i] > xf[j]) == (zf[i] < zf[j]))
    errors = np.full(x.shape, np.nan)
    errors[valid] = np.abs(zp - zv) / zv
    return dict(
        pixels=int(valid.sum()), absRel=np.mean(np.abs(zp - zv) / zv), sqRel=np.mean((zp - zv) ** 2 / zv),
        rmse=np.sqrt(np.mean((zp - zv) ** 2)), rmseLog=np.sqrt(np.mean(log**2)), scaleInvariantLog=np.std(log),
        delta1=np.mean(ratio < 1.25), delta2=np.mean(ratio < 1.25**2), delta3=np.mean(ratio < 1.25**3),
        ordinal=np.mean(order), ordinalPairs=len(i)), errors


@pytest.fixture
def pair(fixtures, tmp_path):
    """A room as a network might see it, too smooth and with noise, and as a sensor in millimetres with holes."""
    random = np.random.default_rng(3)
    z = np.load(fixtures / "scenes/room.npy").astype(float)
    x = 40 / z - 3 + random.normal(0, 0.8, z.shape)
    x[50:60, 70:90] = np.nan
    millimetres = np.round(z * 1000).astype(np.uint16)
    millimetres[100:140, 200:260] = 0
    np.save(tmp_path / "estimate.npy", x.astype(np.float32))
    Image.fromarray(millimetres).save(tmp_path / "sensor.png")
    sensor = np.where(millimetres > 0, np.float32(0.001) * millimetres.astype(np.float32), np.nan)
    files = [tmp_path / "estimate.npy", tmp_path / "sensor.png"]
    options = ["--estimate-is", "inverse", "--reference-is", "metres", "--reference-scale", "0.001"]
    return files, options, x.astype(np.float32).astype(float), sensor.astype(float)


def assert_scores(found, expected):
    assert found["pixels"] == expected["pixels"]
    assert found["ordinalPairs"] == expected["ordinalPairs"]
    assert {key: found[key] for key in KEYS} == pytest.approx({key: expected[key] for key in KEYS}, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("align", ["scale", "scale-shift"])
def test_scores_are_numpys(isobath_json, pair, align):
    files, options, x, z = pair
    if align == "scale":
        x = np.where(x > 0, x, np.nan)
        assert np.isfinite(x).sum() > 0.9 * x.size
    found = isobath_json("compare", *files, *options, "--align", align)
    expected, _ = scores(x, z, align)
    assert found["scores"]["delta1"] < 1
    if align == "scale":
        # An inverse depth of 0 or less is no distance, but its order counts.
        expected |= {key: found["scores"][key] for key in ("ordinal", "ordinalPairs")}
        assert found["scores"]["absRel"] == pytest.approx(expected["absRel"], rel=1e-3)
    else:
        assert_scores(found["scores"], expected)


def test_limits_and_metres(isobath_json, fixtures, tmp_path):
    room = np.load(fixtures / "scenes/room.npy").astype(float)
    np.save(tmp_path / "a.npy", (room * 1.3 + 0.1).astype(np.float32))
    metres = ["--estimate-is", "metres", "--reference-is", "metres"]
    found = isobath_json("compare", tmp_path / "a.npy", fixtures / "scenes/room.npy", *metres, "--min-depth", 2.5,
                         "--max-depth", 4.9)
    estimate = np.load(tmp_path / "a.npy").astype(float)
    expected, _ = scores(1 / estimate, np.where((room >= 2.5) & (room <= 4.9), room, np.nan), "none")
    assert_scores(found["scores"], expected)
    assert found["scores"]["delta1"] == 0 and found["scores"]["delta2"] == 1
    same = isobath_json("compare", fixtures / "scenes/room.npy", fixtures / "scenes/room.npy", *metres)["scores"]
    assert (same["absRel"], same["rmse"]) == pytest.approx((0, 0), abs=1e-12)
    assert (same["delta1"], same["ordinal"]) == (1, 1)


def test_the_error_picture(isobath, pair, tmp_path):
    files, options, x, z = pair
    result = isobath("compare", *files, *options, "--align", "scale-shift", "--picture", tmp_path / "errors.png",
                     "--picture-max", "0.2")
    _, errors = scores(x, z)
    picture = np.asarray(Image.open(tmp_path / "errors.png").convert("RGB")).astype(int)
    assert picture.shape[0] == 240 and picture.shape[1] > 320
    picture = picture[:, :320]
    assert (picture[~np.isfinite(errors)] == 0x80).all()
    # Brightness of the colour map rises with the error, and ends at 20 %.
    light = picture.sum(-1)[np.isfinite(errors)]
    known = errors[np.isfinite(errors)]
    assert np.corrcoef(np.argsort(np.argsort(light)), np.argsort(np.argsort(np.minimum(known, 0.2))))[0, 1] > 0.98
    assert len(np.unique(picture[np.nan_to_num(errors, nan=0) > 0.201], axis=0)) == 1
    assert "AbsRel" in result.stdout and "errors.png" in result.stdout


def test_files_of_ours_need_no_flags(isobath, isobath_json, fixtures, tmp_path):
    room = ["--depth", fixtures / "scenes/room.npy", "--depth-is", "metres"]
    isobath("tiff", *room, "--millimetres", "-o", tmp_path / "mm.tiff")
    isobath("tiff", *room, "--float", "-o", tmp_path / "float.tiff")
    found = isobath_json("compare", tmp_path / "mm.tiff", tmp_path / "float.tiff")
    assert found["unit"] == "metres"
    assert 0 < found["scores"]["rmse"] < 0.0006


def test_another_size_is_resized(isobath_json, fixtures, tmp_path):
    plane = np.load(fixtures / "scenes/plane.npy")
    inverse = 1 / plane.astype(float)
    # Means of 2x2 pixels: inverse depth of a plane is linear in the picture.
    half = inverse.reshape(120, 2, 160, 2).mean((1, 3))
    np.save(tmp_path / "half.npy", half.astype(np.float32))
    found = isobath_json("compare", tmp_path / "half.npy", fixtures / "scenes/plane.npy", "--estimate-is", "inverse",
                         "--reference-is", "metres", "--align", "scale-shift")
    assert found["scores"]["absRel"] < 1e-3
    assert any("resized" in warning for warning in found["warnings"])


def test_a_constant_is_named(isobath, fixtures, tmp_path):
    np.save(tmp_path / "flat.npy", np.full((240, 320), 2, np.float32))
    result = isobath("compare", tmp_path / "flat.npy", fixtures / "scenes/room.npy", "--estimate-is", "inverse",
                     "--reference-is", "metres", "--align", "scale-shift")
    assert "the same everywhere" in result.stderr


def test_bad_comparisons_are_refused_in_one_line(isobath, fixtures, tmp_path):
    room, plane = fixtures / "scenes/room.npy", fixtures / "scenes/plane.npy"
    assert "--estimate-is" in refuses(isobath, USAGE, "compare", room, plane)
    metric = ["--estimate-is", "inverse", "--reference-is", "metres"]
    assert "--align scale-shift" in refuses(isobath, USAGE, "compare", room, plane, *metric)
    np.save(tmp_path / "wide.npy", np.ones((10, 30), np.float32))
    assert "30x10" in refuses(isobath, BAD_DATA, "compare", tmp_path / "wide.npy", plane, *metric, "--align", "scale")
    np.save(tmp_path / "none.npy", np.full((240, 320), np.nan, np.float32))
    assert "has no depth where" in refuses(
        isobath, BAD_DATA, "compare", room, tmp_path / "none.npy", *metric, "--align", "scale-shift")
    inverse = tmp_path / "inverse.png"
    Image.fromarray(np.linspace(1000, 2000, 240 * 320).reshape(240, 320).astype(np.uint16)).save(inverse)
    line = refuses(isobath, USAGE, "compare", inverse, plane, *metric, "--align", "scale", "--picture", inverse)
    assert "is an input" in line
    assert "NAME.png" in refuses(isobath, USAGE, "compare", room, plane, *metric, "--picture", tmp_path / "e.jpg")
    assert "--picture-max" in refuses(isobath, USAGE, "compare", room, plane, *metric, "--picture-max", "1")
