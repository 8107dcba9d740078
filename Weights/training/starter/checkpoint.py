"""A training run on disk: one file, replaced whole, from which the run goes on after any interruption."""

import os
from pathlib import Path

import torch


def save(path, state):
    """Writes beside the target and renames: the file is whole at any moment."""
    partial = Path(f"{path}.part")
    torch.save(state, partial)
    with open(partial, "rb") as file:
        os.fsync(file.fileno())
    partial.replace(path)


def load(path):
    return torch.load(path, map_location="cpu", weights_only=True)
