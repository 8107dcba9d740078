#!/usr/bin/env bash
# Makes .venv-training with what Weights/training/requirements*.txt pin, unless it is there already.
# PyTorch comes for the processor alone where there is no NVIDIA driver: that package is a tenth of the other's size.
set -euo pipefail

training=Weights/training
pinned=$(cat "$training"/requirements*.txt)
[ "$pinned" = "$(cat .venv-training/installed.txt 2>/dev/null || true)" ] && exit 0
rm -rf .venv-training
python3 -m venv .venv-training
pip() { .venv-training/bin/python -m pip --quiet --disable-pip-version-check "$@"; }

if command -v nvidia-smi >/dev/null 2>&1; then
    pip install --only-binary=:all: -r "$training/requirements.txt"
else
    work=$(mktemp)
    trap 'rm -f "$work"' EXIT
    sed -E 's/^(torch==[0-9.]+).*/\1+cpu/' "$training/requirements.txt" >"$work"
    pip install --only-binary=:all: --extra-index-url https://download.pytorch.org/whl/cpu -r "$work"
fi
pip install --no-deps -r "$training/requirements-encoder.txt"
printf '%s' "$pinned" >.venv-training/installed.txt
