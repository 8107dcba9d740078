"""A headless Chromium, driven through chromedriver."""

import os
import shutil

import pytest

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")

needs_chromium = pytest.mark.skipif(
    not BROWSER or not DRIVER, reason="there is no Chromium with its driver; apt install chromium chromium-driver")


def start(*arguments, capabilities=None):
    """A window of the browser; `arguments` are Chromium's own."""
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in ["--headless=new", "--disable-dev-shm-usage", "--hide-scrollbars", *arguments]:
        options.add_argument(argument)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    for name, value in (capabilities or {}).items():
        options.set_capability(name, value)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
