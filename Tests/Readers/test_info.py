"""`isobath info` says of every export what the export itself reported."""

import json

import pytest


@pytest.fixture
def exports(isobath_json, fixtures, tmp_path):
    report = isobath_json(
        "export", fixtures / "scenes/steps.png", "--depth", fixtures / "scenes/steps.npy", "--depth-is", "metres",
        "--focal", "300", "-o", tmp_path, "--to", "heatmap,contour --levels 3,ply --normals,obj,tiff,mask,cutout")
    return {export["exporter"]: export["report"] for export in report["photos"][0]["exports"]}


def described(isobath, path):
    description = json.loads(isobath("info", path, "--json").stdout)
    return description, {fact["name"]: fact["value"] for fact in description["facts"]}


def test_every_export_tells_camera_and_meaning(isobath, exports):
    assert len(exports) == 7
    for name, report in exports.items():
        main = next(file["path"] for file in report["files"] if not file["path"].endswith((".mtl", ".jpg")))
        description, facts = described(isobath, main)
        assert description["record"]["camera"]["fx"] == 300, name
        assert description["record"]["meaning"] == "metres", name
        assert facts["holds"] == "metres, nearer is smaller", name
        assert description["bytes"] == next(f["bytes"] for f in report["files"] if f["path"] == main)


def test_counts_are_those_of_the_report(isobath, exports):
    _, ply = described(isobath, exports["ply"]["files"][0]["path"])
    assert int(ply["points"]) == exports["ply"]["facts"]["points"]
    assert ply["properties"].split() == ["x", "y", "z", "nx", "ny", "nz", "red", "green", "blue"]
    obj_path = next(f["path"] for f in exports["obj"]["files"] if f["path"].endswith(".obj"))
    _, obj = described(isobath, obj_path)
    assert int(obj["vertices"]) == exports["obj"]["facts"]["vertices"]
    assert int(obj["faces"]) == exports["obj"]["facts"]["faces"]
    _, contour = described(isobath, exports["contour"]["files"][0]["path"])
    assert len(contour["levels"].split()) == 3


def test_a_photo_tells_its_size_as_shown(isobath, fixtures):
    _, facts = described(isobath, fixtures / "photos/coffee-orientation-6.jpg")
    assert facts["size"] == "300 x 400 pixels"
    assert facts["orientation"].startswith("6 (stored 400 x 300")
    assert facts["focal length"].startswith("28 mm")


def test_a_cloud_of_text_tells_its_columns(isobath, fixtures, tmp_path):
    room = [fixtures / "scenes/room.png", "--depth", fixtures / "scenes/room.npy", "--depth-is", "metres"]
    isobath("xyz", *room, "--header", "--max-points", "500", "-o", tmp_path / "a.xyz")
    description, facts = described(isobath, tmp_path / "a.xyz")
    points = [line for line in (tmp_path / "a.xyz").read_text().splitlines() if not line.startswith("#")]
    assert int(facts["points"]) == len(points) > 0
    assert facts["columns"].split() == ["x", "y", "z", "red", "green", "blue"]
    assert description["record"]["meaning"] == "metres"


def test_a_saved_calibration_tells_what_it_keeps(isobath, fixtures, tmp_path):
    saved = tmp_path / "camera.json"
    isobath("calibrate", "--depth", fixtures / "scenes/room.npy", "--depth-is", "inverse", "--fov", "60",
            "--known", "160,110=2", "--known", "160,230=4.5", "-o", saved)
    description, facts = described(isobath, saved)
    written = json.loads(saved.read_text())
    assert description["kind"] == "saved calibration" and facts["pictures"] == "320 x 240 pixels"
    assert facts["known points"] == "160,110=2 160,230=4.5"
    assert str(written["scale"]["a"]) in facts["scale"] and f"{written['camera']['cx']:.0f}" in facts["camera"]
    saved.write_text(json.dumps(written | {"isobathCalibration": 7}))
    result = isobath("info", saved, check=False)
    assert result.returncode == 65 and "version 7" in result.stderr
