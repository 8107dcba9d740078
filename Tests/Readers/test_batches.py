"""Several photos and folders at once: nothing collides, and what fails does not stop the rest."""

import shutil

import pytest
from PIL import Image

BAD_DATA = 65


@pytest.fixture
def album(fixtures, tmp_path):
    """Two photos of one name in two folders, and a file that is no photo."""
    folder = tmp_path / "album"
    for name in ["", "summer", "winter/late"]:
        (folder / name).mkdir(parents=True, exist_ok=True)
    shutil.copy(fixtures / "photos/chelsea.jpg", folder / "summer/one.jpg")
    shutil.copy(fixtures / "photos/coffee-orientation-6.jpg", folder / "winter/late/one.jpg")
    shutil.copy(fixtures / "scenes/plane.png", folder / "Naïve name.png")
    return folder


def written(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_sub_folders_are_kept(isobath, album, tmp_path):
    isobath("export", album, "-o", tmp_path / "out", "--to", "ply")
    names = written(tmp_path / "out")
    assert len(names) == 3
    assert [name for name in names if name.endswith("summer/one.ply")]
    assert [name for name in names if name.endswith("winter/late/one.ply")]
    assert [name for name in names if name.endswith("Naïve name.ply")]
    assert written(album) == ["Naïve name.png", "summer/one.jpg", "winter/late/one.jpg"]


def test_a_bad_file_is_reported_and_skipped(isobath, album, tmp_path):
    (album / "summer/letter.jpg").write_text("Dear reader,\n" * 50)
    result = isobath("export", album, "-o", tmp_path / "out", "--to", "ply", check=False)
    assert result.returncode == BAD_DATA
    assert [line for line in result.stderr.splitlines() if line.startswith("isobath: ") and "letter.jpg" in line]
    assert "3 of 4 photos done" in result.stderr
    assert len(written(tmp_path / "out")) == 3


def test_photos_of_one_name_from_two_folders(isobath, album, tmp_path):
    """Named one by one, nothing but a number tells them apart; the first given is the first named."""
    photos = [album / "winter/late/one.jpg", album / "summer/one.jpg"]
    isobath("export", *photos, "-o", tmp_path / "out", "--to", "mask")
    assert written(tmp_path / "out") == ["one.jpg-2.mask.png", "one.jpg.mask.png"]
    assert Image.open(tmp_path / "out/one.jpg.mask.png").size == (300, 400)
    assert Image.open(tmp_path / "out/one.jpg-2.mask.png").size == (451, 300)


def test_photos_that_differ_only_in_their_extension(isobath, fixtures, tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    shutil.copy(fixtures / "photos/chelsea.jpg", folder / "one.jpg")
    shutil.copy(fixtures / "scenes/plane.png", folder / "one.png")
    isobath("export", folder, "-o", tmp_path / "out", "--to", "mask")
    assert written(tmp_path / "out") == ["one.jpg.mask.png", "one.png.mask.png"]
    assert Image.open(tmp_path / "out/one.jpg.mask.png").size == (451, 300)
    assert Image.open(tmp_path / "out/one.png.mask.png").size == (320, 240)


def test_the_model_is_loaded_once(isobath_json, album, tmp_path):
    report = isobath_json("export", album, "-o", tmp_path / "out", "--to", "ply")
    stages = [[stage["stage"] for stage in photo["stages"]] for photo in report["photos"]]
    assert [names.count("load model") for names in stages] == [1, 0, 0]
    for names in stages:
        assert [name for name in names if name not in ("load model", "compile")] == [
            "read", "prepare", "infer", "resize", "refine", "calibrate",
        ]


def test_photos_of_one_shape_share_a_compiled_network(isobath_json, fixtures, tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    for name in ["a.jpg", "b.jpg", "c.jpg"]:
        shutil.copy(fixtures / "photos/chelsea.jpg", folder / name)
    report = isobath_json("export", folder, "-o", tmp_path / "out", "--to", "ply")
    stages = [[stage["stage"] for stage in photo["stages"]] for photo in report["photos"]]
    work = ["prepare", "infer", "resize", "refine", "calibrate"]
    assert stages == [["read", "load model", "compile", *work], ["read", *work], ["read", *work]]


def test_a_folder_without_photos(isobath, tmp_path):
    (tmp_path / "empty").mkdir()
    result = isobath("export", tmp_path / "empty", "-o", tmp_path / "out", "--to", "ply", check=False)
    assert result.returncode in (64, 66)
    assert len(result.stderr.splitlines()) == 1 and "empty" in result.stderr


def test_a_second_run_gives_the_same_files(isobath, album, tmp_path):
    for _ in range(2):
        isobath("export", album, "-o", tmp_path / "out", "--to", "ply")
    assert len(written(tmp_path / "out")) == 3
