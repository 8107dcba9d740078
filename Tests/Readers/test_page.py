"""The service's page in a real browser: headless Chromium, driven through chromedriver.

Pictures of the page for a person to look at go to PAGE_SCREENSHOTS, else to .build/page-screenshots.
"""

import base64
import csv
import io
import json
import os
import time
import zipfile
from pathlib import Path

import chromium
import numpy
import OpenEXR
import pytest
import requests
import tifffile
import trimesh
from conftest import FIXTURES, ROOT
from PIL import Image, ImageStat
from test_service import Server

pytest.importorskip("selenium.webdriver")
from selenium.webdriver.common.action_chains import ActionChains  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

PHOTO = FIXTURES / "photos/coffee.jpg"
SCREENSHOTS = Path(os.environ.get("PAGE_SCREENSHOTS", ROOT / ".build/page-screenshots"))

pytestmark = chromium.needs_chromium


class Page:
    """A window of the browser with the page in it."""

    def __init__(self, url, downloads, size=(1440, 960), dark=False, is_phone=False, token=None):
        self.url = url
        self.downloads = downloads
        # WebGL without a graphics card.
        self.driver = chromium.start(
            "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--window-size=%d,%d" % size,
            "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
            capabilities={"goog:loggingPrefs": {"browser": "ALL"}})
        self.driver.set_script_timeout(120)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": size[0], "height": size[1], "deviceScaleFactor": 2 if is_phone else 1, "mobile": is_phone})
        self.driver.execute_cdp_cmd(
            "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(downloads)})
        self.driver.get(url)
        if token:
            self.wait("document.getElementById('token-dialog').open")
            self.find("#token").send_keys(token, Keys.ENTER)
        self.wait("document.body.dataset.ready === 'true'")

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition, seconds=60):
        self.wait_until(lambda: self.js("return " + condition), condition, seconds)

    def wait_until(self, holds, words, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if holds():
                return
            time.sleep(0.05)
        pytest.fail(f"not within {seconds} s: {words}; {self.problem()}")

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def open(self, path):
        self.find("#file").send_keys(str(path))

    def opened(self, path):
        """Opens a photo and waits for its heatmap."""
        self.open(path)
        self.wait("document.body.dataset.state === 'ready' && !document.body.classList.contains('busy')")
        self.show("heatmap")
        self.wait("document.querySelector('canvas.heatmap')?.width > 1 && !!document.querySelector('.legend-bar').style"
                  ".backgroundImage")
        return self

    def show(self, view):
        self.find(f"#tab-{view}").click()

    def problem(self):
        return self.js("const box = document.getElementById('problem'); return box.hidden ? '' : box.innerText")

    def slide(self, label, value):
        """Moves the slider of the shown view that has this label."""
        self.js(
            """const label = [...document.querySelectorAll('.panel:not([hidden]) .slider label')]
                 .find((one) => one.textContent === arguments[0]);
               const input = document.getElementById(label.htmlFor);
               input.value = arguments[1];
               input.dispatchEvent(new Event('input', { bubbles: true }));""", label, value)

    def choose(self, label, value):
        self.js(
            """const label = [...document.querySelectorAll('.panel:not([hidden]) .choice label')]
                 .find((one) => one.textContent === arguments[0]);
               const select = document.getElementById(label.htmlFor);
               select.value = arguments[1];
               select.dispatchEvent(new Event('change', { bubbles: true }));""", label, value)

    def canvas(self, selector):
        """The pixels of a canvas, with opacity."""
        data = self.js("return document.querySelector(arguments[0]).toDataURL('image/png')", selector)
        return numpy.asarray(Image.open(io.BytesIO(base64.b64decode(data.split(",")[1]))).convert("RGBA"))

    def seen(self, selector):
        """What is on the screen there."""
        return Image.open(io.BytesIO(self.find(selector).screenshot_as_png)).convert("RGB")

    def click_pixel(self, x, y, width, height):
        """Clicks a pixel of the photo."""
        self.js("scrollTo(0, 0)")
        picture = self.find(".picture")
        box = picture.size
        ActionChains(self.driver).move_to_element_with_offset(
            picture, round((x + 0.5) / width * box["width"] - box["width"] / 2),
            round((y + 0.5) / height * box["height"] - box["height"] / 2)).click().perform()

    def tool(self, name):
        self.js("document.querySelector(`#tools input[value=${arguments[0]}]`).click()", name)

    def downloaded(self, exporter):
        """Clicks the button of an exporter; gives the file."""
        for path in self.downloads.iterdir():
            path.unlink()
        self.js("document.querySelector(`[data-exporter=${arguments[0]}]`).click()", exporter)
        end = time.monotonic() + 120
        while time.monotonic() < end:
            new = [path for path in self.downloads.iterdir()
                   if path.suffix not in (".crdownload", ".tmp") and not path.name.startswith(".")]
            if new:
                return new[0]
            assert not self.problem(), self.problem()
            time.sleep(0.05)
        pytest.fail(f"{exporter} was not downloaded")

    def picture(self, name):
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(SCREENSHOTS / f"{name}.png"))

    def complaints(self):
        """What the browser itself has to complain of."""
        return [line["message"] for line in self.driver.get_log("browser") if line["level"] in ("SEVERE", "WARNING")]

    def close(self):
        self.driver.quit()


@pytest.fixture(scope="module")
def server(tmp_path_factory, isobath):
    server = Server(tmp_path_factory.mktemp("page"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def page(server, tmp_path_factory):
    page = Page(server.url, tmp_path_factory.mktemp("downloads"))
    page.opened(PHOTO)
    yield page
    page.close()


def alpha_share(pixels):
    return pixels[..., 3].mean() / 255


def test_the_heatmap_is_the_services(page, server):
    page.picture("heatmap-light")
    shown = page.canvas("canvas.heatmap")
    with open(PHOTO, "rb") as photo:
        answer = requests.post(server.url + "/depth", data=photo, timeout=120)
    served = numpy.asarray(Image.open(io.BytesIO(answer.content)).convert("RGB"))
    assert shown.shape[:2] == served.shape[:2]
    assert shown[..., :3].std() > 40
    assert abs(shown[..., :3].astype(int) - served).mean() < 1.5


def test_sliders_and_colours_repaint_the_heatmap(page):
    page.show("heatmap")
    before = page.canvas("canvas.heatmap")
    page.slide("Far end", 50)
    assert abs(page.canvas("canvas.heatmap").astype(int) - before).mean() > 5
    page.slide("Far end", 99)
    assert (page.canvas("canvas.heatmap") == before).all()
    page.choose("Colours", "viridis")
    page.wait("document.querySelector('.legend-bar').style.backgroundImage.includes('rgb(68, 1, 84)')")
    assert abs(page.canvas("canvas.heatmap").astype(int) - before).mean() > 20
    page.choose("Colours", "inferno")


def test_detail_is_the_size_of_the_networks_input(page, server):
    page.show("heatmap")
    before = page.canvas("canvas.heatmap")

    def choose(size):
        page.js("""const select = document.querySelector('#scene-options .choice select');
                   select.value = arguments[0];
                   select.dispatchEvent(new Event('change', { bubbles: true }));""", size)

    def is_the_services():
        answer = requests.post(server.url + "/depth?input-size=512", data=PHOTO.read_bytes(), timeout=120)
        served = numpy.asarray(Image.open(io.BytesIO(answer.content)).convert("RGB"))
        return abs(page.canvas("canvas.heatmap")[..., :3].astype(int) - served).mean() < 1.5

    assert not is_the_services()
    choose("512")
    page.wait_until(is_the_services, "the heatmap is that of 512 pixels")
    assert page.js("return document.querySelector('[data-option=input-size]').value") == "512"
    choose("")
    page.wait_until(lambda: (page.canvas("canvas.heatmap") == before).all(), "the heatmap is as before")


def test_the_pointer_and_the_keyboard_read_depth(page, isobath, tmp_path):
    page.show("heatmap")
    page.tool("look")
    isobath("npy", PHOTO, "-o", tmp_path / "depth.npy")
    depth = numpy.load(tmp_path / "depth.npy")
    page.find(".picture").send_keys(Keys.ARROW_LEFT)
    page.find(".picture").send_keys(Keys.ENTER)
    text = page.find("#readout").text
    assert "pixel 299, 200" in text
    assert f"inverse depth {float(f'{depth[200, 299]:.3g}'):g}" in text
    page.js("document.activeElement.blur()")
    assert "Point at the picture" in page.find("#readout").text


def test_lengths_are_those_of_the_command(page, isobath_json):
    page.show("heatmap")
    page.tool("measure")
    page.click_pixel(150, 300, 600, 400)
    page.click_pixel(420, 120, 600, 400)
    points = [mark.text for mark in page.driver.find_elements(By.CSS_SELECTOR, ".mark.end")]
    assert points == ["A", "B"]
    # The window's pixels are not the photo's: the marks say which ones were hit.
    places = page.js(
        """return [...document.querySelectorAll('.mark.end')].map(({ style }) =>
             [parseFloat(style.left) * 6 - 0.5, parseFloat(style.top) * 4 - 0.5].map(Math.round))""")
    measured = isobath_json("measure", PHOTO, *(f"{x},{y}" for x, y in places))
    length = float(page.find("#length").text.split()[0])
    assert length == pytest.approx(measured["measurement"]["directLength"], rel=0.006)
    page.picture("measure-light")


def test_known_points_calibrate(page, isobath_json):
    page.show("heatmap")
    page.tool("known")
    for x, y, metres in [(300, 380, "0.4"), (300, 60, "0.9")]:
        page.click_pixel(x, y, 600, 400)
        field = page.driver.find_elements(By.CSS_SELECTOR, "#known input")[-1]
        field.send_keys(metres, Keys.TAB)
    page.wait("document.getElementById('scale').innerText.includes('your known points')")
    assert page.find(".mark.length").text.split()[1] in ("m", "cm")
    page.picture("calibrated-light")
    # Also what is downloaded is in metres now.
    cloud = page.downloaded("ply")
    assert b'"unit":"metres"' in cloud.read_bytes().replace(b"\ncomment isobath ", b"")[:4000]
    for button in page.driver.find_elements(By.CSS_SELECTOR, "#known li button")[::-1]:
        button.click()
    page.wait("document.getElementById('scale').innerText.includes('Relative')")
    page.tool("measure")
    page.find("#measure button").click()
    assert page.driver.find_elements(By.CSS_SELECTOR, ".mark") == []
    page.tool("look")


def test_contours_follow_the_levels(page):
    page.show("contour")

    def levels():
        page.wait("document.querySelector('img.lines').complete && document.querySelector('img.lines').naturalWidth > 0"
                  " && !document.querySelector('img.lines').classList.contains('stale')")
        text = page.driver.execute_async_script(
            "const done = arguments[0]; fetch(document.querySelector('img.lines').src).then((a) => a.text()).then(done)")
        return text.count('inkscape:groupmode="layer"')

    page.slide("Levels", 5)
    few = levels()
    page.slide("Levels", 12)
    assert levels() == few + 7
    page.picture("contours-light")
    page.slide("Levels", 25)
    assert levels() == few + 20


def test_the_3d_view_shows_and_turns(page):
    page.show("cloud")
    page.wait("Number(document.querySelector('canvas.cloud').dataset.elements) > 100000")
    time.sleep(0.5)
    before = page.seen("canvas.cloud")
    assert max(ImageStat.Stat(before).stddev) > 30
    page.picture("mesh-light")
    ActionChains(page.driver).click_and_hold(page.find("canvas.cloud")).move_by_offset(120, 40).release().perform()
    time.sleep(0.5)
    turned = page.seen("canvas.cloud")
    assert numpy.abs(numpy.asarray(turned, int) - numpy.asarray(before)).mean() > 5
    page.find("canvas.cloud").send_keys(Keys.ARROW_LEFT)
    time.sleep(0.5)
    assert numpy.abs(numpy.asarray(page.seen("canvas.cloud"), int) - numpy.asarray(turned)).mean() > 2


def test_points_tears_and_limits_in_3d(page):
    page.show("cloud")
    elements = "Number(document.querySelector('canvas.cloud').dataset.elements)"
    page.wait(f"{elements} > 100000")
    faces = page.js(f"return {elements}")
    page.slide("Tear at steps of", 0)
    untorn = page.js(f"return {elements}")
    assert untorn == 2 * 599 * 399 > faces
    page.slide("Tear at steps of", 4)
    page.slide("Far", 50)
    half = page.js(f"return {elements}")
    assert 0.4 * faces < half < 0.6 * faces
    page.choose("Show", "points")
    assert page.js(f"return {elements}") == pytest.approx(120000, rel=0.01)
    page.slide("Far", 100)
    assert page.js(f"return {elements}") == 240000
    time.sleep(0.5)
    assert max(ImageStat.Stat(page.seen("canvas.cloud")).stddev) > 30
    page.picture("points-light")
    page.choose("Show", "mesh")


def test_sliders_change_the_cut_out(page, server):
    page.show("cutout")
    exact = "document.querySelector('canvas.cutout').dataset.exact === 'true'"
    page.wait(exact)
    page.picture("cutout-light")
    found = page.canvas("canvas.cutout")
    with open(PHOTO, "rb") as photo:
        answer = requests.post(server.url + "/v1/export/cutout", data=photo, timeout=120)
    assert alpha_share(found) == pytest.approx(
        alpha_share(numpy.asarray(Image.open(io.BytesIO(answer.content)))), abs=0.001)
    page.slide("To", 30)
    # At once, in the browser.
    assert alpha_share(page.canvas("canvas.cutout")) == pytest.approx(0.3, abs=0.01)
    page.wait(exact)
    matted = page.canvas("canvas.cutout")
    assert alpha_share(matted) == pytest.approx(0.3, abs=0.03)
    assert ((matted[..., 3] > 0) & (matted[..., 3] < 255)).mean() > 0.001
    page.choose("Edge", "none")
    assert set(numpy.unique(page.canvas("canvas.cutout")[..., 3])) == {0, 255}
    page.choose("Edge", "feather")
    page.slide("Soft edge", 20)
    soft = page.canvas("canvas.cutout")[..., 3]
    assert ((soft > 0) & (soft < 255)).mean() > 0.02
    page.wait(exact)
    served = page.canvas("canvas.cutout")[..., 3]
    assert numpy.abs(soft.astype(int) - served).mean() < 2
    mask = page.downloaded("mask")
    assert (numpy.asarray(Image.open(mask)) > 127).mean() == pytest.approx(0.3, abs=0.02)
    page.choose("Edge", "full")
    page.js("[...document.querySelectorAll('.check')].find((one) => one.innerText === 'Find the foreground').click()")
    page.wait(exact)
    assert alpha_share(page.canvas("canvas.cutout")) == pytest.approx(alpha_share(found), abs=0.001)


def test_the_histogram_is_drawn(page):
    page.show("histogram")
    page.wait("document.querySelector('canvas.histogram').width > 300")
    time.sleep(0.3)
    assert page.canvas("canvas.histogram")[..., 3].mean() > 10
    assert "Half of the pixels" in page.find(".caption").text
    page.picture("histogram-light")


def check_ply(path):
    assert len(trimesh.load(path).vertices) > 100_000


def check_mesh(path):
    assert len(trimesh.load(path, force="mesh").faces) > 1000


def check_obj(path):
    archive = zipfile.ZipFile(path)
    assert archive.testzip() is None
    name = next(name for name in archive.namelist() if name.endswith(".obj"))
    mesh = trimesh.load(io.BytesIO(archive.read(name)), file_type="obj", force="mesh")
    assert len(mesh.faces) > 1000


def check_picture(path):
    picture = Image.open(path)
    picture.load()
    assert min(picture.size) >= 200


def check_photo_sized(path):
    assert Image.open(path).size == (600, 400)


def check_svg(path):
    text = path.read_text()
    assert text.startswith("<?xml") and text.rstrip().endswith("</svg>")


def check_text(path):
    assert numpy.loadtxt(io.StringIO("".join(path.open().readlines()[:1000]))).shape[1] >= 6


def check_pcd(path):
    header = path.read_bytes()[:2000].split(b"DATA")[0].decode("ascii")
    points = int(header.split("POINTS ")[1].split()[0])
    assert points > 100_000 and path.stat().st_size > 16 * points - 1


def check_exr(path):
    assert OpenEXR.File(str(path)).channels()["Z"].pixels.shape == (400, 600)


def check_pfm(path):
    assert path.read_bytes().startswith(b"Pf\n600 400\n-1")


def check_csv(path):
    rows = list(csv.reader(line for line in path.open() if not line.startswith("#")))
    assert len(rows) > 100 and len({len(row) for row in rows}) == 1


READERS = {
    "heatmap": check_photo_sized, "contour": check_svg, "ply": check_ply, "obj": check_obj, "glb": check_mesh,
    "stl": check_mesh, "tiff": lambda path: tifffile.imread(path).shape == (400, 600) or pytest.fail("tiff"),
    "mask": check_photo_sized, "cutout": check_photo_sized, "pcd": check_pcd, "xyz": check_text,
    "normals": check_photo_sized, "preview": check_picture, "surface": check_picture, "exr": check_exr,
    "npy": lambda path: numpy.load(path).shape == (400, 600) or pytest.fail("npy"), "pfm": check_pfm,
    "analyze": lambda path: json.loads(path.read_text())["isobath"], "zones": lambda path: json.loads(path.read_text()),
    "profile": check_csv,
}


def test_every_download_opens_in_an_independent_reader(page, server):
    names = [exporter["name"] for exporter in server.get("/v1/exporters").json()["exporters"]]
    assert names == [button.get_attribute("data-exporter")
                     for button in page.driver.find_elements(By.CSS_SELECTOR, "[data-exporter]")]
    for name in names:
        path = page.downloaded(name)
        assert path.name.startswith("coffee"), path.name
        assert path.stat().st_size > 0, name
        if name in READERS:
            READERS[name](path)


def test_forms_are_made_from_the_schema(page, server):
    exporters = {one["name"]: one for one in server.get("/v1/exporters").json()["exporters"]}
    summary = page.js(
        """const row = document.querySelector('[data-exporter=glb]').closest('.download');
           row.querySelector('summary').click();
           return row.querySelector('summary').innerText""")
    assert exporters["glb"]["abstract"] in summary
    page.wait("document.querySelector('.download [data-option=unlit]')")
    shown = page.js("return [...document.querySelectorAll('.download details[open] [data-option]')]"
                    ".map((one) => [one.dataset.option, one.labels.length, one.tagName])")
    assert [name for name, _, _ in shown] == [option["name"] for option in exporters["glb"]["options"]]
    assert all(labels == 1 for _, labels, _ in shown)
    page.js("document.querySelector('[data-exporter=glb]').closest('.download').scrollIntoView()")
    page.picture("options-light")
    plain = trimesh.load(page.downloaded("glb"), force="mesh")
    page.js("""const field = document.querySelector('.download [data-option=max-faces]');
               field.value = '500';
               field.dispatchEvent(new Event('change', { bubbles: true }));""")
    small = trimesh.load(page.downloaded("glb"), force="mesh")
    assert len(small.faces) <= 500 < len(plain.faces)


def test_everything_has_a_name(page):
    nameless = page.js(
        """return [...document.querySelectorAll('input, select, textarea, button, canvas, img')]
             .filter((one) => one.checkVisibility() && !one.labels?.length && !one.ariaLabel
               && !one.innerText?.trim() && !one.hasAttribute('alt') && !one.closest('.layers'))
             .map((one) => one.outerHTML)""")
    assert nameless == []


def test_nothing_comes_from_elsewhere_and_nothing_is_complained_of(page, server):
    page.show("heatmap")
    addresses = page.js("return performance.getEntriesByType('resource').map(({ name }) => name)")
    assert len(addresses) > 20
    assert [one for one in addresses if not one.startswith((server.url, "blob:" + server.url))] == []
    assert page.complaints() == []


def test_a_text_file_named_jpg(server, tmp_path):
    path = tmp_path / "letter.jpg"
    path.write_text("Dear reader, this is no photo.\n" * 20)
    page = Page(server.url, tmp_path)
    try:
        page.open(path)
        page.wait("!document.getElementById('problem').hidden")
        assert "letter.jpg is not a JPEG, PNG or TIFF picture" in page.problem()
        assert page.find("#problem").get_attribute("role") == "alert"
        assert page.js("return document.querySelectorAll('#problem strong').length") == 1
        page.picture("error-light")
        # And the next photo makes it go.
        page.opened(PHOTO)
        assert page.problem() == ""
    finally:
        page.close()


def test_dropped_pasted_and_taken_photos(server, tmp_path):
    page = Page(server.url, tmp_path)
    carry = """const done = arguments[arguments.length - 1];
        fetch('assets/samples/' + arguments[0]).then((answer) => answer.blob()).then((blob) => {
          const carried = new DataTransfer();
          carried.items.add(new File([blob], 'carried.jpg', { type: 'image/jpeg' }));
          const event = arguments[1] === 'drop' ? new DragEvent('drop', { dataTransfer: carried, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: carried });
          window.dispatchEvent(event);
          done();
        });"""
    try:
        page.driver.execute_async_script(carry, "chelsea.jpg", "drop")
        page.wait("document.getElementById('scale').innerText.includes('451 × 300')")
        page.driver.execute_async_script(carry, "rocket.jpg", "paste")
        page.wait("document.getElementById('scale').innerText.includes('640 × 427')")
        page.find("#camera").click()
        page.wait("document.getElementById('camera-picture').videoWidth > 0 && !document.querySelector('video').paused")
        page.find("#camera-shoot").click()
        page.wait("!/451|640 × 427/.test(document.getElementById('scale').innerText)")
        assert page.problem() == ""
        assert not page.js("return document.getElementById('camera-dialog').open")
    finally:
        page.close()


def test_without_three_js_all_else_works(server, tmp_path):
    page = Page(server.url, tmp_path)
    try:
        page.driver.execute_cdp_cmd("Network.enable", {})
        page.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*/assets/three/*"]})
        page.opened(PHOTO).show("cloud")
        page.wait("!document.querySelector('.empty-note').hidden")
        assert "libjs-three" in page.find(".empty-note").text
        page.show("cutout")
        page.wait("document.querySelector('canvas.cutout').width > 1")
    finally:
        page.close()


def test_a_tiff_that_the_browser_cannot_read(server, tmp_path):
    path = tmp_path / "photo.tiff"
    Image.open(PHOTO).save(path)
    page = Page(server.url, tmp_path)
    try:
        page.opened(path).show("cutout")
        page.wait("document.querySelector('canvas.cutout').dataset.exact === 'true'")
        shown = page.canvas("canvas.cutout")
        photo = numpy.asarray(Image.open(PHOTO).convert("RGB"), int)
        kept = shown[..., 3] == 255
        assert abs(shown[..., :3].astype(int) - photo)[kept].mean() < 2
    finally:
        page.close()


def test_a_turned_photo_is_upright(server, tmp_path):
    page = Page(server.url, tmp_path)
    try:
        page.opened(FIXTURES / "photos/coffee-orientation-6.jpg")
        shown = page.canvas("canvas.heatmap")
        assert shown.shape[:2] == (400, 300)
        assert "from the photo's own data" in page.find("#scale").text
    finally:
        page.close()


@pytest.mark.parametrize("name, size, dark, photo, view", [
    ("phone-light", (390, 844), False, "astronaut-portrait.jpg", "heatmap"),
    ("phone-dark", (390, 844), True, "astronaut-portrait.jpg", "cutout"),
    ("desktop-dark", (1440, 960), True, "chelsea.jpg", "cloud"),
])
def test_other_windows(server, tmp_path, name, size, dark, photo, view):
    page = Page(server.url, tmp_path, size=size, dark=dark, is_phone=size[0] < 500)
    try:
        page.picture(f"{name}-welcome")
        page.opened(FIXTURES / "photos" / photo).show(view)
        if view == "cutout":
            page.wait("document.querySelector('canvas.cutout').dataset.exact === 'true'")
        time.sleep(1.5)
        page.picture(f"{name}-{view}")
        assert page.js("return document.documentElement.scrollWidth") <= size[0]
        lightness = page.js(
            "return getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)[0]")
        assert (lightness < 60) == dark
        assert page.complaints() == []
    finally:
        page.close()


def test_a_token_is_asked_for(tmp_path, isobath):
    token = "a-token-that-is-long-enough"
    (tmp_path / "token").write_text(token)
    server = Server(tmp_path, "--token-file", tmp_path / "token")
    page = None
    try:
        page = Page(server.url, tmp_path, token=token)
        page.opened(PHOTO)
        assert page.canvas("canvas.heatmap")[..., :3].std() > 40
        assert token not in server.log.read_text()
    finally:
        if page:
            page.close()
        server.stop()
