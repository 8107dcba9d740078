"""Procedural training scenes: pictures with exact inverse depth, drawn by the C sources beside this file.

>>> rgb, inverse_depth = scenes.render(seed=7, width=256, height=192, kind="room")
"""

from .library import KINDS, Renderer, render

__all__ = ["KINDS", "Renderer", "render"]
