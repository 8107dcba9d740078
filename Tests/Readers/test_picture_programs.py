"""Masks and cut-outs as people open them: by ImageMagick, and in a browser (headless Chromium)."""

import base64
import io
import shutil
import subprocess

import chromium
import numpy as np
import pytest
from PIL import Image, ImageCms

WIDTH, HEIGHT = 150, 100
GREEN = (0x20, 0xC0, 0x40)


@pytest.fixture(scope="module")
def files(isobath, tmp_path_factory):
    """Name -> file of a disc with a soft edge, cut out in several ways from a photo with a profile and 300 x 150 dots an inch."""
    folder = tmp_path_factory.mktemp("programs")
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5
    radius = np.hypot(x - 70, y - 48)
    alpha = np.clip((36 - radius) / 16 + 0.5, 0, 1)[..., None]
    front = np.stack([200 + 0 * x, 60 + x / 3, 40 + y / 3], -1)
    back = np.stack([30 + y / 4, 90 + 0 * x, 190 + 0 * x], -1)
    photo = np.round(alpha * front + (1 - alpha) * back).astype(np.uint8)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.fromarray(photo).save(folder / "photo.png", dpi=(300, 150), icc_profile=profile)
    trimap = np.where(radius < 26, 255, np.where(radius > 46, 0, 128)).astype(np.uint8)
    Image.fromarray(trimap).save(folder / "trimap.png")
    np.save(folder / "depth.npy", np.where(radius < 36, 2, 1).astype(np.float32))
    made = {"profile": profile, "photo": photo, "sure": trimap == 255}
    for name, command, options in (
            ("cut", "cutout", []), ("cut16", "cutout", ["--bits", 16]), ("over", "cutout", ["--background", "#20c040"]),
            ("mask", "mask", []), ("mask16", "mask", ["--bits", 16])):
        made[name] = folder / f"{name}.png"
        isobath(command, folder / "photo.png", "--depth", folder / "depth.npy", "--depth-is", "inverse",
                "--trimap", folder / "trimap.png", *options, "-o", made[name])
    return made


def magick(*arguments):
    """What ImageMagick 6 or 7 writes to standard output."""
    program = next(filter(shutil.which, ("magick", "convert-im6.q16", "convert")), None)
    if not program or "ImageMagick" not in subprocess.run([program, "--version"], capture_output=True, text=True).stdout:
        pytest.skip("there is no ImageMagick; apt install imagemagick")
    return subprocess.run([program, *map(str, arguments)], check=True, capture_output=True).stdout


def magick_pixels(path, layout, channels):
    """16 bits a channel, as ImageMagick has them."""
    data = magick(path, "-depth", 16, "-endian", "LSB", f"{layout}:-")
    return np.frombuffer(data, "<u2").reshape(HEIGHT, WIDTH, channels).astype(int)


def about(path, *properties):
    return magick(path, "-format", " ".join(f"%{one}" for one in properties), "info:-").decode().split(" ")


@pytest.mark.parametrize("name, depth", [("cut", "8"), ("cut16", "16"), ("over", "8"), ("mask", "8"), ("mask16", "16")])
def test_imagemagick_reads_what_the_file_says(files, name, depth):
    width, height, bits, across, down = about(files[name], "w", "h", "z", "x", "y")
    assert (width, height, bits) == (str(WIDTH), str(HEIGHT), depth)
    # PNG has whole dots a metre.
    across, down, unit = (*map(float, (across, down)), about(files[name], "U")[0])
    scale = {"PixelsPerCentimeter": 2.54, "PixelsPerInch": 1}[unit]
    assert (across * scale, down * scale) == pytest.approx((300, 150), abs=0.05)
    if name.startswith("mask"):
        assert about(files[name], "[colorspace]") == ["Gray"]
    else:
        assert magick(files[name], "icc:-") == files["profile"]


def test_imagemagick_sees_the_same_pixels(files):
    eight, sixteen = magick_pixels(files["cut"], "rgba", 4), magick_pixels(files["cut16"], "rgba", 4)
    assert np.array_equal(eight, 257 * np.asarray(Image.open(files["cut"])).astype(int))
    opacity = sixteen[..., 3]
    assert len(np.unique(opacity)) > 300 and np.abs(opacity - eight[..., 3]).max() <= 130
    assert np.array_equal(eight[..., :3][files["sure"]], 257 * files["photo"][files["sure"]].astype(int))
    assert np.array_equal(magick_pixels(files["mask16"], "gray", 1)[..., 0], opacity)
    assert np.array_equal(magick_pixels(files["mask"], "gray", 1)[..., 0], eight[..., 3])


def test_imagemagick_lays_over_as_isobath(files):
    data = magick("-size", f"{WIDTH}x{HEIGHT}", "xc:#20c040", files["cut"], "-composite", "-depth", 8, "rgb:-")
    theirs = np.frombuffer(data, np.uint8).reshape(HEIGHT, WIDTH, 3).astype(int)
    assert np.abs(theirs - np.asarray(Image.open(files["over"]))).max() <= 1


@pytest.fixture(scope="module")
def browser():
    started = chromium.start("--disable-gpu", "--force-device-scale-factor=1", "--force-color-profile=srgb")
    yield started
    started.quit()


def shown(browser, path, background="white"):
    """Puts a picture on a page and gives its element."""
    address = "data:image/png;base64," + base64.b64encode(path.read_bytes()).decode()
    browser.get("about:blank")
    return browser.execute_async_script(
        """const done = arguments[2];
           document.body.style.background = arguments[1];
           const picture = new Image();
           picture.style.display = 'block';
           document.body.append(picture);
           picture.onerror = () => done(null);
           picture.onload = () => requestAnimationFrame(() => requestAnimationFrame(() => done(picture)));
           picture.src = arguments[0];""", address, background)


def browser_pixels(browser, path):
    """RGBA with 8 bits, as scripts of a page read it."""
    picture = shown(browser, path)
    assert picture is not None, "the browser does not show it"
    data = browser.execute_script(
        """const canvas = document.createElement('canvas');
           canvas.width = arguments[0].naturalWidth;
           canvas.height = arguments[0].naturalHeight;
           const context = canvas.getContext('2d');
           context.drawImage(arguments[0], 0, 0);
           return [canvas.width, Array.from(context.getImageData(0, 0, canvas.width, canvas.height).data)];""", picture)
    return np.array(data[1]).reshape(-1, data[0], 4)


@chromium.needs_chromium
@pytest.mark.parametrize("name", ["cut", "cut16"])
def test_a_browser_sees_opacity_and_colours(browser, files, name):
    seen = browser_pixels(browser, files[name])
    eight = np.asarray(Image.open(files["cut"])).astype(int)
    assert seen.shape == eight.shape
    # 16 bits are cut to 8 where we round, and a canvas multiplies the colours by the opacity and divides them again.
    assert np.abs(seen[..., 3] - eight[..., 3]).max() <= (1 if name == "cut16" else 0)
    opaque, soft = eight[..., 3] == 255, eight[..., 3] > 64
    assert np.abs(seen[..., :3] - eight[..., :3])[opaque].max() <= 1
    assert np.abs(seen[..., :3] - eight[..., :3])[soft].max() <= 4


@chromium.needs_chromium
@pytest.mark.parametrize("name", ["mask", "mask16"])
def test_a_browser_sees_masks(browser, files, name):
    seen = browser_pixels(browser, files[name])
    expected = np.asarray(Image.open(files["mask"])).astype(int)
    assert (seen[..., 3] == 255).all()
    assert np.abs(seen[..., :3] - expected[..., None]).max() <= 1


@chromium.needs_chromium
def test_a_browser_lays_over_as_isobath(browser, files):
    picture = shown(browser, files["cut"], "rgb(%d, %d, %d)" % GREEN)
    seen = np.asarray(Image.open(io.BytesIO(picture.screenshot_as_png)).convert("RGB")).astype(int)
    assert np.abs(seen - np.asarray(Image.open(files["over"]))).max() <= 2
