#!/usr/bin/env python3
"""Writes Sources/Raster/ColorMap/ColorMap+*.swift from the data that matplotlib carries.

    python3 -m venv /tmp/maps && /tmp/maps/bin/pip install matplotlib==3.11.2
    /tmp/maps/bin/python scripts/make-color-maps.py

Run it only to check the tables or to add a map; the written files are committed.
"""
import pathlib

from matplotlib import _cm_listed

SOURCES = {
    "inferno": "Nathaniel Smith and Stefan van der Walt, matplotlib; CC0",
    "magma": "Nathaniel Smith and Stefan van der Walt, matplotlib; CC0",
    "viridis": "Eric Firing, Nathaniel Smith and Stefan van der Walt, matplotlib; CC0",
    "turbo": "Anton Mikhailov, Google; Apache-2.0",
}
folder = pathlib.Path(__file__).resolve().parent.parent / "Sources/Raster/ColorMap"
for name, source in SOURCES.items():
    data = getattr(_cm_listed, f"_{name}_data")
    colors = ["0x" + "".join(f"{int(channel * 255 + 0.5):02X}" for channel in color) for color in data]
    assert len(colors) == 256
    rows = [", ".join(colors[row : row + 10]) for row in range(0, 256, 10)]
    table = ",\n        ".join(rows)
    (folder / f"ColorMap+{name.capitalize()}.swift").write_text(
        f"extension ColorMap {{\n"
        f"    /// By {source}.\n"
        f"    /// Written by `scripts/make-color-maps.py`.\n"
        f"    static let {name}Table: [RGB8] = expand([\n        {table},\n    ])\n}}\n"
    )
