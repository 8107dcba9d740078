"""What a cut-out is made from: pipes, folders, photos that are transparent themselves, depth that is the same everywhere."""

import io

import numpy as np
import pytest
from PIL import Image

CLEAR = ["--matte", "full"]


@pytest.fixture(scope="module")
def photo(fixtures):
    return fixtures / "photos/astronaut-portrait.jpg"


@pytest.fixture(scope="module")
def cutout(isobath, photo, tmp_path_factory):
    """The file that `cutout` writes of the photo."""
    path = tmp_path_factory.mktemp("cutout") / "cut.png"
    isobath("cutout", photo, "-o", path)
    return path


def opened(data):
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        return picture


def test_a_pipe_gives_what_files_give(isobath, photo, cutout):
    result = isobath("cutout", "-", "-o", "-", input=photo.read_bytes(), text=False)
    piped, expected = opened(result.stdout), opened(cutout.read_bytes())
    assert piped.mode == "RGBA" and np.array_equal(np.asarray(piped), np.asarray(expected))
    mask = isobath("mask", "-", "-o", "-", *CLEAR, input=photo.read_bytes(), text=False)
    assert np.array_equal(np.asarray(opened(mask.stdout)), np.asarray(expected)[..., 3])
    # And on into the next program, as a JPEG.
    over = isobath("cutout", "-", "-o", "-", "--background", "white", input=photo.read_bytes(), text=False)
    assert opened(over.stdout).mode == "RGB"


def test_a_pipe_that_brings_nothing_or_half(isobath, photo):
    for data in (b"", b"no picture", photo.read_bytes()[:3000]):
        result = isobath("cutout", "-", "-o", "-", input=data, text=False, check=False)
        assert result.returncode == 65 and result.stdout == b""
        assert len(result.stderr.splitlines()) == 1 and result.stderr.startswith(b"isobath: ")


def test_folders_keep_their_structure(isobath, photo, cutout, tmp_path):
    for place in ("a.jpg", "left/a.jpg", "right/deep/a.jpg"):
        (tmp_path / "in" / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / place).write_bytes(photo.read_bytes())
    isobath("cutout", tmp_path / "in", "-o", tmp_path / "out", "--save-trimap")
    found = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.png"))
    names = [f"{place}.cutout{trimap}.png" for place in ("a", "left/a", "right/deep/a") for trimap in ("", "-trimap")]
    assert found == sorted(names)
    assert (tmp_path / "out/right/deep/a.cutout.png").read_bytes() == (tmp_path / "out/a.cutout.png").read_bytes()


def test_a_photo_that_is_transparent_itself(isobath, photo, tmp_path):
    """It is what it looks like over white."""
    with Image.open(photo) as picture:
        clear = picture.convert("RGBA")
    opacity = np.tile(np.linspace(0, 255, clear.width).astype(np.uint8), (clear.height, 1))
    clear.putalpha(Image.fromarray(opacity))
    clear.save(tmp_path / "clear.png")
    share = opacity[..., None] / 255
    flat = np.round(share * np.asarray(clear)[..., :3] + (1 - share) * 255).astype(np.uint8)
    Image.fromarray(flat).save(tmp_path / "flat.png")
    np.save(tmp_path / "depth.npy", np.where(np.hypot(*np.mgrid[-256:256, -192:192]) < 120, 2, 1).astype(np.float32))
    cuts = []
    for name in ("clear", "flat"):
        isobath("cutout", tmp_path / f"{name}.png", "--depth", tmp_path / "depth.npy", "--depth-is", "inverse", "--matte",
                "none", "-o", tmp_path / f"{name}-cut.png")
        cuts.append(np.asarray(Image.open(tmp_path / f"{name}-cut.png")).astype(int))
    assert np.array_equal(cuts[0][..., 3], cuts[1][..., 3]) and 0.1 < (cuts[0][..., 3] > 0).mean() < 0.4
    assert np.abs(cuts[0] - cuts[1]).max() <= 1


@pytest.mark.parametrize("options", [[], CLEAR, ["--background", "navy"], ["--crop"]])
def test_the_same_depth_everywhere_leaves_nothing(isobath_json, photo, tmp_path, options):
    with Image.open(photo) as picture:
        np.save(tmp_path / "flat.npy", np.full((picture.height, picture.width), 2, np.float32))
    result = isobath_json(
        "cutout", photo, "--depth", tmp_path / "flat.npy", "--depth-is", "metres", *options, "-o", tmp_path / "cut.png")
    report = result["photos"][0]["exports"][0]["report"]
    assert "the same everywhere" in report["warnings"][0]
    assert report["facts"]["foregroundShare"] == 0
    cut = np.asarray(Image.open(tmp_path / "cut.png"))
    if "--background" in options:
        assert (cut == (0, 0, 128)).all()
    else:
        assert cut.shape[-1] == 4 and not cut.any()
