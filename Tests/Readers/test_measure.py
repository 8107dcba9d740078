"""Lengths, known points and saved calibrations on scenes whose geometry is known exactly."""

import json
import shutil

import numpy as np
import pytest

from test_command import BAD_DATA, NO_INPUT, USAGE, refuses


def record(fixtures, name):
    return json.loads((fixtures / f"scenes/{name}.json").read_text())


@pytest.fixture(scope="module")
def relative(fixtures, tmp_path_factory):
    """relative("room") -> a file of the scene's inverse depth at an unknown scale and shift, as a network gives it"""
    folder = tmp_path_factory.mktemp("relative")

    def make(scene, scale=7.0, shift=-0.9, name="a"):
        path = folder / f"{scene}-{name}.npy"
        np.save(path, (scale / np.load(fixtures / f"scenes/{scene}.npy").astype(float) + shift).astype(np.float32))
        return path

    return make


def points_of(depth, pixels):
    return [word for x, y in pixels for word in ("--known", f"{x},{y}={depth[y, x]:.6f}")]


PIXELS = [(20, 120), (160, 110), (160, 230), (90, 180), (215, 150)]


def test_lengths_in_the_room(isobath_json, fixtures):
    room = ["--depth", fixtures / "scenes/room.npy", "--depth-is", "metres", "--fov", 60]
    found = isobath_json("measure", fixtures / "scenes/room.png", "20,120", "299,120", "299,30", *room)
    measurement = found["measurement"]
    # From the left wall to the right one is 4 m across and whatever their distances differ.
    (x0, y0, z0), (x1, y1, z1) = (point["position"] for point in measurement["points"][:2])
    assert (x0, x1) == pytest.approx((-2, 2), abs=1e-5)
    lengths = [segment["length"] for segment in measurement["segments"]]
    assert lengths[0] == pytest.approx(np.hypot(x1 - x0, z1 - z0), rel=1e-6)
    assert measurement["totalLength"] == pytest.approx(sum(lengths))
    assert found["warnings"] == []
    assert found["scene"]["record"]["camera"]["source"] == "stated"


def test_the_text_says_what_the_json_says(isobath, fixtures):
    room = ["--depth", fixtures / "scenes/room.npy", "--depth-is", "metres"]
    result = isobath("measure", "20,120", "299,120", *room)
    assert "-2.000" in result.stdout and "1 to 2" in result.stdout and "metres" in result.stdout
    assert "the camera is assumed" in result.stderr


def test_known_points_restore_the_room(isobath_json, fixtures, relative):
    depth = np.load(fixtures / "scenes/room.npy")
    known = points_of(depth, PIXELS)
    found = isobath_json(
        "measure", "--depth", relative("room"), "--depth-is", "inverse", *known, "--fov", 60, "20,120", "300,60")
    exact = isobath_json(
        "measure", "--depth", fixtures / "scenes/room.npy", "--depth-is", "metres", "--fov", 60, "20,120", "300,60")
    length = found["measurement"]["totalLength"]
    assert length == pytest.approx(exact["measurement"]["totalLength"], rel=1e-4)
    points = found["scene"]["record"]["calibration"]["points"]
    assert max(abs(point["residual"]) for point in points) < 1e-3


@pytest.mark.parametrize("bad", range(5))
def test_one_bad_point_of_five_is_named_and_changes_nothing(isobath, fixtures, relative, bad):
    depth = np.load(fixtures / "scenes/room.npy")
    wrong = depth.copy()
    x, y = PIXELS[bad]
    wrong[y, x] *= 2.5
    arguments = ["--depth", relative("room"), "--depth-is", "inverse", *points_of(wrong, PIXELS)]
    result = isobath("calibrate", *arguments, "--json")
    points = json.loads(result.stdout)["record"]["calibration"]["points"]
    assert [point["isOutlier"] for point in points] == [index == bad for index in range(5)]
    assert points[bad]["residual"] == pytest.approx(-1.5 * depth[y, x], rel=1e-3)
    assert result.stderr.count("\n") == 1 and f"--known {x},{y}=" in result.stderr
    assert all(abs(point["residual"]) < 1e-3 for point in points if not point["isOutlier"])


def test_a_saved_calibration_serves_the_next_photo(isobath, isobath_json, fixtures, relative, tmp_path):
    """Depth files share scale and shift; another resolution of the same shape is served too."""
    depth = np.load(fixtures / "scenes/room.npy")
    saved = tmp_path / "camera.json"
    isobath("calibrate", "--depth", relative("room"), "--depth-is", "inverse", *points_of(depth, PIXELS),
            "--fov", 60, "-o", saved)
    steps = np.load(relative("steps"))
    np.save(tmp_path / "half.npy", steps[::2, ::2])
    for path, factor in [(relative("steps"), 1), (tmp_path / "half.npy", 2)]:
        report = isobath_json(
            "ply", "--depth", path, "--depth-is", "inverse", "--calibration", saved, "-o", tmp_path / "a.ply")
        scene = report["photos"][0]["scene"]
        assert scene["distanceRange"] == pytest.approx([1, 4], rel=1e-4)
        assert scene["record"]["camera"]["fx"] == pytest.approx(277.128 / factor, rel=1e-5)
        assert scene["record"]["camera"]["source"] == "saved"


def test_a_networks_next_photo_is_fitted_anew(isobath, isobath_json, fixtures, tmp_path):
    """A network's depth has another scale in each photo, so the kept points are fitted to it."""
    photo = fixtures / "photos/coffee.jpg"
    saved = tmp_path / "camera.json"
    known = ["--known", "300,380=0.5", "--known", "300,20=2.0"]
    isobath("calibrate", photo, *known, "-o", saved)
    report = isobath_json("heatmap", photo, "--calibration", saved, "-o", tmp_path / "a.png")
    record = report["photos"][0]["scene"]["record"]
    assert record["calibration"]["source"] == "knownPoints"
    assert [point["metres"] for point in record["calibration"]["points"]] == [0.5, 2.0]


def test_bad_calibrations_are_refused_in_one_line(isobath, fixtures, relative, tmp_path):
    depth = ["--depth", relative("room"), "--depth-is", "inverse"]
    saved = tmp_path / "camera.json"
    isobath("calibrate", *depth, "--near", 1, "--far", 9, "--fov", 60, "-o", saved)
    good = json.loads(saved.read_text())

    def refused(status, text, *more):
        (tmp_path / "bad.json").write_text(text)
        line = refuses(isobath, status, "ply", *depth, "--calibration", tmp_path / "bad.json", *more,
                       "-o", tmp_path / "a.ply")
        assert not (tmp_path / "a.ply").exists()
        return line

    assert "not JSON" in refused(BAD_DATA, "camera: yes")
    assert "not JSON" in refused(BAD_DATA, "[" * 100000)
    assert "version 9" in refused(BAD_DATA, json.dumps(good | {"isobathCalibration": 9}))
    assert "320x200 pixels, and 320x240 has another shape" in refused(BAD_DATA, json.dumps(good | {"height": 200}))
    assert "scale.a" in refused(BAD_DATA, json.dumps(good | {"scale": good["scale"] | {"a": -1}}))
    assert "means depth" in refused(BAD_DATA, json.dumps(good | {"scale": good["scale"] | {"meaning": "depth"}}))
    assert "--fov" in refused(USAGE, saved.read_text(), "--fov", 60)
    assert "--known" in refused(USAGE, saved.read_text(), "--known", "1,1=2", "--known", "9,9=3")
    line = refuses(isobath, NO_INPUT, "ply", *depth, "--calibration", tmp_path / "gone.json", "-o", tmp_path / "a.ply")
    assert "gone.json" in line


def test_what_cannot_be_measured_is_refused_in_one_line(isobath, fixtures, tmp_path):
    room = ["--depth", fixtures / "scenes/room.npy", "--depth-is", "metres"]
    assert "is 320x240 pixels, and 320,0 lies outside" in refuses(isobath, USAGE, "measure", "320,0", "1,1", *room)
    assert "two" in refuses(isobath, USAGE, "measure", "1,1", *room)
    assert "is no pixel" in refuses(isobath, USAGE, "measure", "1,1", "two,three", *room)
    assert "no photo is named" in refuses(isobath, USAGE, "measure", "1,1", "2,2")
    same = ["--known", "20,50=2", "--known", "20,51=3"]
    np.save(tmp_path / "flat.npy", np.full((60, 80), 2, np.float32))
    flat = ["--depth", tmp_path / "flat.npy", "--depth-is", "inverse"]
    assert "same depth" in refuses(isobath, BAD_DATA, "measure", "1,1", "2,2", *flat, *same)
    swapped = ["--known", "160,230=5", "--known", "160,110=1.5"]
    line = refuses(isobath, BAD_DATA, "measure", "1,1", "2,2", "--depth", fixtures / "scenes/room.npy",
                   "--depth-is", "depth", *swapped)
    assert "nearer is farther" in line


def test_points_too_close_in_depth_are_doubted(isobath, fixtures, relative):
    """Two points at nearly the same depth whose stated distances differ much: most of the room ends beyond infinity."""
    near = ["--known", "160,225=1.5", "--known", "160,230=0.5"]
    result = isobath("calibrate", "--depth", relative("room"), "--depth-is", "inverse", *near)
    share = int(result.stderr.split("the known points put ")[1].split(" %")[0])
    depth = np.load(fixtures / "scenes/room.npy").astype(float)
    inverse = (7 / depth - 0.9)
    slope = (1 / 0.5 - 1 / 1.5) / (inverse[230, 160] - inverse[225, 160])
    beyond = slope * (inverse - inverse[230, 160]) + 1 / 0.5 <= 0
    assert share == pytest.approx(100 * beyond.mean(), abs=0.6) and share > 50
    sound = isobath("calibrate", "--depth", relative("room"), "--depth-is", "inverse", *points_of(depth, PIXELS[:2]))
    assert "infinity" not in sound.stderr and "e-1" not in sound.stdout


def test_a_calibration_replaces_no_input(isobath, fixtures, tmp_path):
    depth = tmp_path / "d.npy"
    shutil.copy(fixtures / "scenes/room.npy", depth)
    before = depth.read_bytes()
    line = refuses(isobath, USAGE, "calibrate", "--depth", depth, "--depth-is", "metres", "-o", depth)
    assert "is an input" in line and depth.read_bytes() == before
