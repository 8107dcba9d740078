"""The rendered scenes are what their script renders, and their depth obeys the equations beside it."""

import importlib.util
import json

import numpy as np
import pytest
from PIL import Image

SCENES = ["plane", "sphere", "steps", "room"]


def load(fixtures, name):
    folder = fixtures / "scenes"
    record = json.loads((folder / f"{name}.json").read_text())
    photo = np.asarray(Image.open(folder / f"{name}.png"))
    return np.load(folder / f"{name}.npy"), photo, record


def points(depth, camera):
    y, x = np.mgrid[: depth.shape[0], : depth.shape[1]] + 0.5
    rays = np.stack([(x - camera["cx"]) / camera["fx"], (y - camera["cy"]) / camera["fy"], np.ones_like(depth)], -1)
    return rays * depth[..., None].astype(float)


def distance_to(plane, at):
    return np.abs(at @ np.array(plane["normal"]) - plane["offset"])


@pytest.mark.parametrize("name", SCENES)
def test_committed_files_are_what_the_script_renders(fixtures, tmp_path, name):
    spec = importlib.util.spec_from_file_location("render", fixtures / "scenes/render.py")
    render = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(render)
    depth, photo, record = load(fixtures, name)
    rendered_depth, rendered_photo = render.render(render.SCENES[name]()[0])
    np.testing.assert_allclose(depth, rendered_depth, rtol=1e-6)
    assert np.abs(photo.astype(int) - rendered_photo).max() <= 1
    assert (record["near"], record["far"]) == pytest.approx((depth.min(), depth.max()))


@pytest.mark.parametrize("name", ["plane", "sphere", "room"])
def test_every_pixel_lies_on_a_surface(fixtures, name):
    depth, _, record = load(fixtures, name)
    at = points(depth, record["camera"])
    off = np.min([distance_to(plane, at) for plane in record["planes"].values()], axis=0)
    if ball := record.get("sphere"):
        off = np.minimum(off, np.abs(np.linalg.norm(at - ball["centre"], axis=-1) - ball["radius"]))
    for box in record.get("boxes", []):
        beyond = np.maximum(np.array(box["low"]) - at, at - np.array(box["high"]))
        off = np.minimum(off, np.abs(beyond.max(-1)))
    assert off.max() < 1e-5


def test_steps_are_flat(fixtures):
    depth, _, record = load(fixtures, "steps")
    for step in record["steps"]:
        top, bottom = step["rows"]
        assert np.all(depth[top:bottom] == np.float32(step["depth"]))
