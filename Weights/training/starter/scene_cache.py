"""Rendered scenes on disk, opened as memory maps.

A shard is three files: NAME_rgb.npy [count, H, W, 3] uint8, NAME_inv.npy [count, H, W] float16 inverse depth, and
NAME.count, the number of scenes written so far. Shards may differ in size and shape. The last fiftieth of each is held
out of the training.
"""

from pathlib import Path

import numpy as np

HELD_OUT = 50


class Shard:
    def __init__(self, stem):
        self.photos = np.load(f"{stem}_rgb.npy", mmap_mode="r")
        self.inverse = np.load(f"{stem}_inv.npy", mmap_mode="r")
        self.count = int(Path(f"{stem}.count").read_text())
        self.trained = self.count - self.count // HELD_OUT


class SceneCache:
    """All shards of a folder as one sequence of (photo, inverse depth)."""

    def __init__(self, folder):
        stems = sorted(str(path)[: -len(".count")] for path in Path(folder).glob("*.count"))
        if not stems:
            raise SystemExit(f"{folder}: no rendered scenes; `make scenes` renders them")
        self.shards = [Shard(stem) for stem in stems]
        self.ends = np.cumsum([shard.trained for shard in self.shards])

    def __len__(self):
        return int(self.ends[-1])

    def __getitem__(self, index):
        which = int(np.searchsorted(self.ends, index, side="right"))
        shard = self.shards[which]
        within = index - (int(self.ends[which - 1]) if which else 0)
        return shard.photos[within], shard.inverse[within]

    def fine_enough(self, pixels):
        """The indices of all scenes of at least so many pixels; of all scenes, when there are none: a picture that was
        enlarged lacks the fine detail that a photo of its size has."""
        ranges = [
            np.arange(end - shard.trained, end)
            for shard, end in zip(self.shards, self.ends)
            if np.prod(shard.inverse.shape[1:]) >= pixels
        ]
        return np.concatenate(ranges) if ranges else np.arange(len(self))

    def held_out(self, limit):
        """About `limit` scenes that are never trained on, spread over the shards."""
        scenes = [(shard, index) for shard in self.shards for index in range(shard.trained, shard.count)]
        step = max(1, len(scenes) // limit)
        return [(shard.photos[index], shard.inverse[index]) for shard, index in scenes[::step]]
