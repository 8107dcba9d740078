"""The compiled generator, called through ctypes. A call releases Python's lock, so threads draw in parallel."""

import ctypes
import os
import threading

import numpy as np

from . import build, textures

# In the order of `Kind` in source/kinds/kinds.h.
KINDS = (
    "room",
    "hall",
    "street",
    "nature",
    "table",
    "subject",
    "abstract",
    "desk",
    "portrait",
    "pet",
    "machine",
    "outlook",
)

KNOWN_SHAPES = ("sphere", "plane", "cube")

# Raster pixels per picture pixel. Depth is never averaged, so more only smooths the picture.
OVERSAMPLING = 1.4

# The pictures that hang on walls and show on screens.
PICTURE_COUNT = 64
PICTURE_SIDE = 128
PICTURE_KINDS = ("nature", "street", "subject", "nature", "portrait", "pet", "room")

_pointer = ctypes.c_void_p


def _load() -> ctypes.CDLL:
    library = ctypes.CDLL(str(build.library()))
    size = [ctypes.c_int, ctypes.c_int, ctypes.c_float]
    library.create_scene.restype = _pointer
    library.destroy_scene.argtypes = [_pointer]
    library.set_photographs.argtypes = [_pointer, _pointer, ctypes.c_int, ctypes.c_int]
    library.set_pictures.argtypes = [_pointer, _pointer, ctypes.c_int, ctypes.c_int]
    library.render_scene.argtypes = [_pointer, ctypes.c_uint64, *size, ctypes.c_int, _pointer, _pointer]
    library.render_known_shape.argtypes = [_pointer, ctypes.c_int, _pointer, *size, _pointer, _pointer]
    return library


_library = _load()


class Renderer:
    """One scene's memory. Not for two threads at once; `render` keeps one for each."""

    def __init__(self, pictures: np.ndarray | None = None) -> None:
        self._tiles = textures.tiles()
        self._scene = _library.create_scene()
        if not self._scene:
            raise MemoryError("no memory for a scene")
        _library.set_photographs(self._scene, self._tiles.ctypes.data, len(self._tiles), self._tiles.shape[1])
        self._pictures = _pictures_to_hang(self) if pictures is None else pictures
        if len(self._pictures):
            _library.set_pictures(self._scene, self._pictures.ctypes.data, len(self._pictures), PICTURE_SIDE)

    def __del__(self) -> None:
        if getattr(self, "_scene", None):
            _library.destroy_scene(self._scene)

    def render(self, seed: int, width: int, height: int, kind: str | None = None, oversampling: float = OVERSAMPLING):
        """RGB (uint8, height x width x 3), inverse depth (float32, height x width, 1/m, 0 for sky), and the kind."""
        rgb, inverse_depth = _pictures(width, height, oversampling)
        index = -1 if kind is None else KINDS.index(kind)
        drawn = _library.render_scene(self._scene, seed % 2**64, width, height, oversampling, index, rgb.ctypes.data,
                                      inverse_depth.ctypes.data)  # fmt: skip
        if drawn < 0:
            raise MemoryError(f"no memory for a picture of {width}x{height}")
        return rgb, inverse_depth, KINDS[drawn]

    def render_known_shape(self, shape: str, camera, width: int, height: int, oversampling: float = 1.0):
        """A sphere, plane or cube as told in source/known.h; `camera`: x, y, z, yaw, pitch, roll, field of view."""
        rgb, inverse_depth = _pictures(width, height, oversampling)
        view = np.asarray(camera, np.float32)
        if view.shape != (7,):
            raise ValueError("a camera is seven numbers")
        if _library.render_known_shape(self._scene, KNOWN_SHAPES.index(shape), view.ctypes.data, width, height,
                                       oversampling, rgb.ctypes.data, inverse_depth.ctypes.data) < 0:  # fmt: skip
            raise MemoryError(f"no memory for a picture of {width}x{height}")
        return rgb, inverse_depth


_hung = None
_hanging = threading.Lock()


def _pictures_to_hang(renderer: Renderer) -> np.ndarray:
    """Small pictures of scenes (count x side x side x 3) for walls, screens, books: things that are flat in depth
    though they show depth. Drawn once, by the first renderer, which has none itself yet."""
    global _hung
    with _hanging:
        if _hung is None:
            path = build.library().with_suffix(".pictures.npy")
            if path.exists():
                _hung = np.load(path)
            else:
                drawn = [renderer.render(seed, PICTURE_SIDE, PICTURE_SIDE, PICTURE_KINDS[seed % len(PICTURE_KINDS)], 1)[0]
                         for seed in range(PICTURE_COUNT)]  # fmt: skip
                _hung = np.stack(drawn)
                partial = path.with_suffix(f".{os.getpid()}.npy")
                np.save(partial, _hung)
                partial.replace(path)
    return _hung


def _pictures(width: int, height: int, oversampling: float) -> tuple[np.ndarray, np.ndarray]:
    if not (8 <= width <= 4096 and 8 <= height <= 4096):
        raise ValueError(f"a picture of {width}x{height}: sides go from 8 to 4096")
    if not 1 <= oversampling <= 4:
        raise ValueError(f"oversampling {oversampling}: it goes from 1 to 4")
    return np.empty((height, width, 3), np.uint8), np.empty((height, width), np.float32)


_local = threading.local()


def renderer() -> Renderer:
    """This thread's renderer."""
    if not hasattr(_local, "renderer"):
        _local.renderer = Renderer()
    return _local.renderer


def render(seed: int, width: int, height: int, kind: str | None = None) -> tuple[np.ndarray, np.ndarray]:
    """The picture of a seed: RGB (uint8, height x width x 3) and inverse depth (float32, height x width)."""
    return renderer().render(seed, width, height, kind)[:2]
