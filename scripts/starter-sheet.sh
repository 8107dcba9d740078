#!/usr/bin/env bash
# Draws docs/images/starter.jpg: photos, and what an earlier release of the built-in network and the
# present one see in them, the present one at 512 pixels too.
# usage: starter-sheet.sh EARLIER.onnx    (release 1: git show $(git log --reverse --format=%h Weights/starter.onnx | head -1):Weights/starter.onnx)
set -euo pipefail

earlier=$(realpath "$1")
photos=$PWD/fixtures/photos
out=$PWD/docs/images/starter.jpg
cd Weights/training
"${PYTHON:-../../.venv-training/bin/python}" -m starter.sheet "$out" \
    "$photos"/{coffee,chelsea,astronaut-portrait,rocket}.jpg --model "$earlier" \
    --model ../starter.onnx --model ../starter.onnx@512
