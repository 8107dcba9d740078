#!/usr/bin/env bash
# Makes .venv with what Tests/Readers/requirements.txt pins, unless it is there already.
set -euo pipefail

requirements=Tests/Readers/requirements.txt
cmp -s "$requirements" .venv/installed.txt && exit 0
rm -rf .venv
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --only-binary=:all: -r "$requirements"
cp "$requirements" .venv/installed.txt
