"""A program isobath-export-NAME on the PATH is an exporter: the example of docs/plugins.md, as it stands there."""

import json
import os
import re
import sys

import numpy as np
import pytest

from conftest import ROOT

UNAVAILABLE = 69


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Puts a program on the PATH."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def install(name, text):
        path = folder / f"isobath-export-{name}"
        path.write_text(re.sub(r"^#!.*python3$", f"#!{sys.executable}", text, count=1, flags=re.M))
        path.chmod(0o755)

    return install


def room(fixtures):
    return ["--depth", fixtures / "scenes/room.npy", "--depth-is", "metres", "--fov", "60"]


def test_the_documented_example(isobath_json, install, fixtures, tmp_path):
    page = (ROOT / "docs/plugins.md").read_text()
    install("text", re.search(r"```python\n(.*?)```", page, re.S)[1])
    report = isobath_json(
        "export", fixtures / "scenes/room.png", *room(fixtures), "-o", tmp_path / "out", "--to", "text --step 4,ply"
    )
    points = np.loadtxt(tmp_path / "out/room.text")
    assert points.shape == (80 * 60, 3)
    depth = np.load(fixtures / "scenes/room.npy")[::4, ::4].ravel()
    np.testing.assert_allclose(-points[:, 2], depth, rtol=1e-5)
    facts = json.loads((fixtures / "scenes/room.json").read_text())
    floor = points[np.abs(points[:, 1] + 1.2) < 1e-4]
    assert len(floor) > 100 and facts["planes"]["floor"]["offset"] == -1.2
    assert [export["exporter"] for export in report["photos"][0]["exports"]] == ["text", "ply"]


def test_what_it_is_handed(isobath, install, fixtures, tmp_path):
    install("keep", f'#!/bin/sh\nset -e\nmkdir "{tmp_path}/kept"\ncp "$1"/* "{tmp_path}/kept"\nshift 1\n: >"$1"\n')
    isobath("export", fixtures / "scenes/room.png", *room(fixtures), "-o", tmp_path / "out", "--to", "keep")
    kept = tmp_path / "kept"
    assert sorted(path.name for path in kept.iterdir()) == ["depth.npy", "distance.npy", "image.png", "scene.json"]
    from PIL import Image

    np.testing.assert_array_equal(Image.open(kept / "image.png"), Image.open(fixtures / "scenes/room.png"))
    np.testing.assert_array_equal(np.load(kept / "depth.npy"), np.load(fixtures / "scenes/room.npy"))
    record = json.loads((kept / "scene.json").read_text())["record"]
    assert (record["meaning"], record["unit"]) == ("metres", "metres")
    assert record["camera"]["fx"] == pytest.approx(277.12813)


def test_a_program_that_fails_leaves_nothing(isobath, install, fixtures, tmp_path):
    install("broken", '#!/bin/sh\necho half >"$2"\nexit 3\n')
    result = isobath("export", *room(fixtures), "-o", tmp_path / "out", "--to", "broken", check=False)
    assert result.returncode == UNAVAILABLE
    assert "isobath-export-broken" in result.stderr and "3" in result.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file() and path.parent.name == "out"] == []


def test_a_program_that_writes_nothing(isobath, install, fixtures, tmp_path):
    install("lazy", "#!/bin/sh\nexit 0\n")
    result = isobath("export", *room(fixtures), "-o", tmp_path / "out", "--to", "lazy", check=False)
    assert result.returncode != 0 and "isobath-export-lazy" in result.stderr
