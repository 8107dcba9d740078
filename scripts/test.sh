#!/usr/bin/env bash
# Every test: format, Swift tests, and other people's readers on what the command writes.
# usage: test.sh BINARY    (the debug build of the command, which is built with the tests)
set -euo pipefail

binary=$1

step() { printf '== %s\n' "$*"; }

step "packages"
scripts/install-packages.sh scripts/apt-packages.txt scripts/apt-packages-service.txt scripts/apt-packages-test.txt
# Without them the page's tests are skipped, and say so: not every system has them as packages.
scripts/install-packages.sh scripts/apt-packages-browser.txt || echo "no Chromium can be installed" >&2
scripts/install-openvino.sh

step "Python readers"
scripts/reader-venv.sh

step "format"
swift format lint --strict -p -r Sources Tests Package.swift

step "build"
swift build --build-tests

if [ -x scripts/check-openvino-abi.sh ]; then
    step "OpenVINO's C interface"
    scripts/check-openvino-abi.sh
fi

step "Swift tests"
swift test --skip-build --quiet --disable-xctest

step "training of the built-in network"
.venv/bin/python -m pytest -q -p no:cacheprovider Weights/training/tests

step "readers"
ISOBATH="$PWD/$binary" FIXTURES="$PWD/fixtures" .venv/bin/python -m pytest Tests/Readers
