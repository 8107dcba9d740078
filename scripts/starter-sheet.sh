#!/usr/bin/env bash
# Draws docs/images/starter.jpg: photos, and what the first release of the built-in network and the present one see in them.
# usage: starter-sheet.sh
set -euo pipefail

first=cf9506a # the last commit with release 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git show "$first:Weights/starter.onnx" >"$work/first.onnx"
photos=$PWD/fixtures/photos
out=$PWD/docs/images/starter.jpg
cd Weights/training
"${PYTHON:-../../.venv-training/bin/python}" -m starter.sheet "$out" \
    "$photos"/{coffee,chelsea,astronaut-portrait,rocket}.jpg --model "$work/first.onnx" --model ../starter.onnx
