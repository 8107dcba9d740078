"""Mattes of composites whose alpha is known, read by Pillow; beside PyMatting where that is installed."""

import numpy as np
import pytest
from PIL import Image

WIDTH, HEIGHT = 160, 120


def smooth_noise(random, scale):
    grid = random.standard_normal((HEIGHT // scale + 3, WIDTH // scale + 3, 3))
    parts = [Image.fromarray(grid[..., c].astype(np.float32)).resize((WIDTH, HEIGHT), Image.BICUBIC) for c in range(3)]
    return np.stack([np.asarray(part) for part in parts], -1)


@pytest.fixture(scope="module")
def composite(tmp_path_factory):
    """A disc of 35 pixels with an edge of eight and 40 spokes a pixel wide, over a texture; its trimap, a mask, and depth."""
    folder = tmp_path_factory.mktemp("matting")
    random = np.random.default_rng(5)
    y, x = np.mgrid[0 : 4 * HEIGHT, 0 : 4 * WIDTH] / 4 + 0.125
    radius, angle = np.hypot(x - 80, y - 60), np.arctan2(y - 60, x - 80)
    spokes = (np.abs((angle * 40 / (2 * np.pi)) % 1 - 0.5) * 2 * np.pi * radius / 40 < 0.5) & (radius < 48)
    alpha = np.maximum(np.clip(0.5 - (radius - 35) / 8, 0, 1), spokes)
    alpha = alpha.reshape(HEIGHT, 4, WIDTH, 4).mean((1, 3))
    front = np.clip([0.8, 0.3, 0.2] + 0.04 * smooth_noise(random, 12), 0, 1)
    back = np.clip([0.2, 0.4, 0.7] + 0.05 * smooth_noise(random, 12), 0, 1)
    photo = np.round(255 * (alpha[..., None] * front + (1 - alpha[..., None]) * back)).astype(np.uint8)
    radius = np.hypot(*(np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5 - np.array([60, 80])[:, None, None]))
    trimap = np.where(radius < 29, 255, np.where(radius > 51, 0, 128)).astype(np.uint8)
    Image.fromarray(photo).save(folder / "photo.png")
    Image.fromarray(trimap).save(folder / "trimap.png")
    Image.fromarray(np.where(radius < 38, 255, 0).astype(np.uint8)).save(folder / "mask.png")
    np.save(folder / "depth.npy", np.where(radius < 38, 2, 1).astype(np.float32))
    return folder, alpha, front, photo, trimap


@pytest.fixture
def export(isobath_json, composite, tmp_path):
    """export("mask", "--trimap", ...) -> pixels, report"""
    folder = composite[0]

    def make(name, *options):
        path = tmp_path / "out.png"
        result = isobath_json(
            name, folder / "photo.png", "--depth", folder / "depth.npy", "--depth-is", "inverse", "-o", path, *options)
        with Image.open(path) as picture:
            return np.asarray(picture), result["photos"][0]["exports"][0]["report"]

    return make


def test_alpha_of_a_trimap_is_the_composites(export, composite):
    folder, alpha, _, photo, trimap = composite
    matte, report = export("mask", "--trimap", folder / "trimap.png", "--bits", 16)
    assert matte.dtype == np.uint16 or matte.max() > 255
    found = matte / 65535
    unknown = trimap == 128
    assert np.array_equal(found[~unknown], trimap[~unknown] / 255)
    assert np.abs(found - alpha)[unknown].mean() < 0.03
    assert report["facts"]["matte"] == "full"
    assert report["facts"]["unknownShare"] == pytest.approx(unknown.mean(), abs=1e-9)
    assert report["facts"]["foregroundShare"] == pytest.approx(found.mean(), abs=1e-4)
    eight, _ = export("mask", "--trimap", folder / "trimap.png")
    assert np.abs(eight / 255 - found).max() <= 0.5001 / 255
    inverted, _ = export("mask", "--trimap", folder / "trimap.png", "--invert")
    assert np.array_equal(inverted, 255 - eight)


def test_alpha_is_pymattings(export, composite):
    pymatting = pytest.importorskip("pymatting")
    folder, alpha, _, photo, trimap = composite
    found = export("mask", "--trimap", folder / "trimap.png", "--bits", 16)[0] / 65535
    theirs = pymatting.estimate_alpha_cf(photo / 255, trimap / 255)
    assert np.abs(found - theirs).mean() < 0.002
    assert np.abs(found - alpha).mean() < np.abs(theirs - alpha).mean() + 0.001


def test_colours_are_the_foregrounds(export, composite):
    folder, alpha, front, photo, trimap = composite
    cut, _ = export("cutout", "--trimap", folder / "trimap.png")
    assert cut.shape[-1] == 4
    sure = trimap == 255
    assert np.array_equal(cut[..., :3][sure], photo[sure])
    seen = (alpha > 0.2) & (alpha < 0.9) & (cut[..., 3] > 30)
    error = np.abs(cut[..., :3] / 255 - front)[seen].mean()
    mixed = np.abs(photo / 255 - front)[seen].mean()
    assert error < 0.05 and error < mixed / 3
    assert (cut[cut[..., 3] == 0] == 0).all()


@pytest.mark.parametrize("mode", ["L", "1", "RGB", "RGBA", "LA", "P", "I;16"])
def test_trimaps_come_in_all_modes(export, composite, tmp_path, mode):
    folder, trimap = composite[0], composite[4]
    picture = Image.fromarray(trimap)
    if mode == "1":
        # Nothing unknown: alpha is the trimap.
        picture = Image.fromarray(np.where(trimap == 128, 0, trimap).astype(np.uint8)).convert("1")
    elif mode == "I;16":
        picture = Image.fromarray(trimap.astype(np.uint16) * 257)
    elif mode == "LA" or mode == "RGBA":
        # The opacity counts, not what is drawn below it.
        picture = Image.new(mode, picture.size, (40, 255)[: 1 + (mode == "LA")] if mode == "LA" else (200, 10, 60, 255))
        picture.putalpha(Image.fromarray(trimap))
    else:
        picture = picture.convert(mode)
    picture.save(tmp_path / "trimap.png")
    found, _ = export("mask", "--trimap", tmp_path / "trimap.png")
    if mode == "1":
        assert np.array_equal(found, np.where(trimap == 255, 255, 0))
    else:
        expected, _ = export("mask", "--trimap", folder / "trimap.png")
        assert np.array_equal(found, expected)


def test_a_mask_is_left_open_at_its_outline(export, composite, tmp_path):
    folder, alpha, _, _, _ = composite
    found, _ = export("mask", "--mask", folder / "mask.png", "--trimap-width", 13, "--save-trimap")
    with Image.open(tmp_path / "out-trimap.png") as picture:
        trimap = np.asarray(picture)
    assert set(np.unique(trimap)) == {0, 128, 255}
    radius = np.hypot(*(np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5 - np.array([60, 80])[:, None, None]))
    assert (trimap[np.abs(radius - 38) < 11.5] == 128).all()
    assert (trimap[np.abs(radius - 38) > 15] != 128).all()
    assert np.abs(found / 255 - alpha).mean() < 0.01
    hard, report = export("mask", "--mask", folder / "mask.png", "--matte", "none")
    assert set(np.unique(hard)) == {0, 255}
    assert report["facts"]["matte"] == "none"
    soft, _ = export("mask", "--mask", folder / "mask.png", "--feather", 3)
    assert len(np.unique(soft)) > 3


def test_kinds_of_edges(export, composite):
    hard, _ = export("mask")
    assert set(np.unique(hard)) == {0, 255}
    feathered, report = export("mask", "--feather", 4)
    assert report["facts"]["matte"] == "feather"
    assert np.array_equal(export("mask", "--matte", "feather", "--feather", 4)[0], feathered)
    full, report = export("cutout")
    assert report["facts"]["matte"] == "full"
    assert np.array_equal(export("mask", "--matte", "full")[0], full[..., 3])
    assert np.array_equal(export("cutout", "--matte", "none")[0][..., 3], hard)


def refusal(isobath, composite, tmp_path, *options, name="mask"):
    folder = composite[0]
    path = tmp_path / "out.png"
    result = isobath(
        name, folder / "photo.png", "--depth", folder / "depth.npy", "--depth-is", "inverse", "-o", path, *options,
        check=False)
    assert result.returncode != 0
    assert not path.exists()
    return result.returncode, result.stderr


def test_bad_trimaps_are_refused(isobath, composite, tmp_path):
    folder, trimap = composite[0], composite[4]

    def refused(levels, option="--trimap"):
        Image.fromarray(levels).save(tmp_path / "bad.png")
        return refusal(isobath, composite, tmp_path, option, tmp_path / "bad.png")

    code, words = refused(trimap[:, :100])
    assert code == 65 and "100x120" in words and "160x120" in words
    code, words = refused(np.minimum(trimap, 128))
    assert code == 65 and "no sure foreground" in words
    code, words = refused(np.maximum(trimap, 128))
    assert code == 65 and "no sure background" in words
    code, words = refused(np.full_like(trimap, 128))
    assert code == 65 and "no sure foreground and no sure background" in words
    code, words = refused(np.zeros_like(trimap), "--mask")
    assert code == 65 and "background everywhere" in words
    code, words = refused(np.full_like(trimap, 255), "--mask")
    assert code == 65 and "foreground everywhere" in words
    code, words = refused(trimap[:50], "--mask")
    assert code == 65 and "160x50" in words
    (tmp_path / "text.png").write_text("no picture")
    assert refusal(isobath, composite, tmp_path, "--trimap", tmp_path / "text.png")[0] == 65
    assert refusal(isobath, composite, tmp_path, "--trimap", tmp_path / "none.png")[0] == 66


@pytest.mark.parametrize(
    "options",
    [
        ["--matte", "none", "--feather", "2"], ["--matte", "full", "--feather", "2"],
        ["--matte", "none", "--trimap-width", "4"], ["--matte", "feather", "--save-trimap"],
        ["--trimap-width", "-1"], ["--trimap-width", "nan"], ["--bits", "12"], ["--matte", "soft"],
        ["--feather", "2", "--trimap-width", "3"],
    ],
)
def test_contradictions_are_refused(isobath, composite, tmp_path, options):
    assert refusal(isobath, composite, tmp_path, *options)[0] == 64


@pytest.mark.parametrize(
    "options",
    [["--largest"], ["--to-percent", "20"], ["--matte", "none"], ["--trimap-width", "3"], ["--mask", "x.png"], ["--feather", "2"]],
)
def test_a_trimap_needs_no_other_choice(isobath, composite, tmp_path, options):
    trimap = composite[0] / "trimap.png"
    assert refusal(isobath, composite, tmp_path, "--trimap", trimap, *options)[0] == 64


def test_depth_without_a_photo_has_no_colours(isobath, composite, tmp_path):
    folder = composite[0]
    arguments = ["mask", "--depth", folder / "depth.npy", "--depth-is", "inverse", "-o", tmp_path / "out.png"]
    result = isobath(*arguments, "--matte", "full", check=False)
    assert result.returncode == 64 and "without a photo" in result.stderr
    isobath(*arguments, "--matte", "feather")
    assert len(np.unique(np.asarray(Image.open(tmp_path / "out.png")))) > 2


def test_inputs_stay(isobath, composite, tmp_path):
    folder = composite[0]
    trimap = tmp_path / "cut-trimap.png"
    trimap.write_bytes((folder / "trimap.png").read_bytes())
    before = trimap.read_bytes()
    for output, options in ((trimap, []), (tmp_path / "cut.png", ["--save-trimap"])):
        result = isobath(
            "cutout", folder / "photo.png", "--depth", folder / "depth.npy", "--depth-is", "inverse", "-o", output,
            "--trimap", trimap, *options, check=False)
        assert result.returncode == 64 and "is an input" in result.stderr
        assert trimap.read_bytes() == before
    assert not (tmp_path / "cut.png").exists()


def test_a_pipe_takes_one_file(isobath, composite):
    folder = composite[0]
    arguments = ["cutout", folder / "photo.png", "--depth", folder / "depth.npy", "--depth-is", "inverse", "-o", "-"]
    result = isobath(*arguments, "--trimap", folder / "trimap.png", text=False)
    assert result.stdout.startswith(b"\x89PNG")
    result = isobath(*arguments, "--trimap", folder / "trimap.png", "--save-trimap", check=False, text=False)
    assert result.returncode == 64 and not result.stdout


@pytest.mark.parametrize("size", [(1, 1), (1, 7), (7, 1), (2, 2), (3, 5)])
def test_tiny_pictures(isobath, tmp_path, size):
    width, height = size
    Image.new("RGB", size, (90, 120, 30)).save(tmp_path / "photo.png")
    depth = np.ones((height, width), np.float32)
    depth.flat[0] = 2
    np.save(tmp_path / "depth.npy", depth)
    result = isobath(
        "cutout", tmp_path / "photo.png", "--depth", tmp_path / "depth.npy", "--depth-is", "inverse", "-o",
        tmp_path / "out.png")
    with Image.open(tmp_path / "out.png") as picture:
        assert picture.size == size and picture.mode == "RGBA"
    if width * height > 1: assert "its edge is left hard" in result.stderr


def decoded(path):
    import imagecodecs

    return imagecodecs.png_decode(path.read_bytes())


def test_16_bits_hold_what_8_round(isobath, composite, tmp_path):
    folder = composite[0]
    common = ["cutout", folder / "photo.png", "--depth", folder / "depth.npy", "--depth-is", "inverse", "--trimap", folder / "trimap.png"]
    files = {}
    for name, options in {
        "8": [], "16": ["--bits", 16], "multiplied": ["--bits", 16, "--alpha", "premultiplied"],
        "over": ["--bits", 16, "--background", "#20c040"],
    }.items():
        isobath(*common, *options, "-o", tmp_path / f"{name}.png")
        files[name] = decoded(tmp_path / f"{name}.png").astype(float)
    eight, sixteen = files["8"], files["16"]
    assert sixteen.shape == eight.shape == (HEIGHT, WIDTH, 4) and len(np.unique(sixteen[..., 3])) > 300
    assert np.abs(sixteen[..., 3] / 257 - eight[..., 3]).max() <= 0.51
    seen = eight[..., 3] > 0
    assert np.abs(sixteen[..., :3] / 257 - eight[..., :3])[seen].max() <= 0.51
    opacity = sixteen[..., 3:] / 65535
    assert np.abs(files["multiplied"][..., :3] - sixteen[..., :3] * opacity).max() <= 0.51
    over = sixteen[..., :3] * opacity + np.array([0x20, 0xC0, 0x40]) * 257 * (1 - opacity)
    assert files["over"].shape == (HEIGHT, WIDTH, 3) and np.abs(files["over"] - over).max() <= 0.51


def test_a_crop_is_a_part_of_the_whole(isobath, isobath_json, composite, tmp_path):
    folder = composite[0]
    common = ["cutout", folder / "photo.png", "--depth", folder / "depth.npy", "--depth-is", "inverse", "--trimap", folder / "trimap.png"]
    isobath(*common, "-o", tmp_path / "whole.png")
    report = isobath_json(*common, "--crop", "--margin", 5, "-o", tmp_path / "part.png")["photos"][0]["exports"][0]["report"]
    whole, part = np.asarray(Image.open(tmp_path / "whole.png")), np.asarray(Image.open(tmp_path / "part.png"))
    rows, columns = np.nonzero(whole[..., 3])
    left, top = max(0, columns.min() - 5), max(0, rows.min() - 5)
    expected = whole[top:rows.max() + 6, left:columns.max() + 6]
    assert np.array_equal(part, expected) and part.shape != whole.shape
    assert report["facts"]["frame"] == [left, top, part.shape[1], part.shape[0]]
    # A background picture stays where it lies behind the whole.
    for options in (["--background-image", folder / "photo.png"], ["--background", "navy"], ["--background", "navy", "--bits", 16]):
        isobath(*common, *options, "-o", tmp_path / "whole.png")
        isobath(*common, *options, "--crop", "--margin", 5, "-o", tmp_path / "part.png")
        whole, part = decoded(tmp_path / "whole.png"), decoded(tmp_path / "part.png")
        assert np.array_equal(part, whole[top:rows.max() + 6, left:columns.max() + 6])
    over = ["--background", "navy", "--crop", "-o"]
    isobath(*common, *over, tmp_path / "over.jpg")
    assert Image.open(tmp_path / "over.jpg").size == (columns.max() - columns.min() + 1, rows.max() - rows.min() + 1)


@pytest.mark.parametrize("options, words", [
    (["--margin", "3"], "--crop"), (["--crop", "--margin", "wide"], "wide"), (["--bits", "12"], "neither 8 nor 16"),
    (["--alpha", "premultiplied", "--background", "red"], "no meaning over a background"),
])
def test_outputs_that_contradict_are_refused(isobath, composite, tmp_path, options, words):
    result = isobath("cutout", composite[0] / "photo.png", *options, "-o", tmp_path / "a.png", check=False)
    assert result.returncode == 64 and words in result.stderr and not (tmp_path / "a.png").exists()
