#!/usr/bin/env python3
"""Writes docs/images/page-*.jpg from the pictures that Tests/Readers/test_page.py leaves in .build/page-screenshots.

    make test && .venv/bin/python docs/images/make-page.py
"""

from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
for name, source in {"page-light": "contours-light", "page-dark": "desktop-dark-cloud"}.items():
    picture = Image.open(ROOT / f".build/page-screenshots/{source}.png").convert("RGB")
    picture.save(ROOT / f"docs/images/{name}.jpg", quality=84, optimize=True, progressive=True)
