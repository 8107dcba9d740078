#!/usr/bin/env bash
# Runs the exports on depth that was measured, not guessed: the motorcycle of the Middlebury 2014 stereo benchmark
# (Scharstein et al., GCPR 2014), out of the scikit-image wheel. Without a network: says so and leaves it out.
# usage: demo-measured-depth.sh BINARY FOLDER EXPORTS
set -euo pipefail

binary=$1 folder=$2 exports=$3
cache=.cache/scikit-image-0.26.0
wheel=$cache/scikit_image-0.26.0-cp311-cp311-manylinux_2_24_x86_64.manylinux_2_28_x86_64.whl

# The wheel for one platform, whatever this one is: only pictures are taken out of it, and its checksum is known.
if [ ! -f "$cache/motorcycle_disp.npy" ]; then
    mkdir -p "$cache"
    if ! python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
        --python-version 3.11 --implementation cp --abi cp311 --platform manylinux_2_28_x86_64 \
        --require-hashes --dest "$cache" -r scripts/demo-requirements.txt 2>"$cache/pip.log"; then
        if grep -q "DO NOT MATCH THE HASHES" "$cache/pip.log"; then
            echo "demo: the scikit-image wheel is not the one whose checksum scripts/demo-requirements.txt states" >&2
            exit 65
        fi
        echo "left out: the scikit-image wheel cannot be had ($(grep ERROR "$cache/pip.log" | tail -n 1))"
        exit 0
    fi
    python3 scripts/motorcycle.py unpack "$wheel" "$cache"
    rm -f "$wheel" "$cache/pip.log"
fi

# Disparity is inverse depth up to scale and shift; three pixels whose distance follows from the calibration fix both.
read -r -a known < <(python3 scripts/motorcycle.py known "$cache/motorcycle_disp.npy")
echo "known points: ${known[*]}"
"$binary" export "$cache/motorcycle_left.png" --depth "$cache/motorcycle_disp.npy" --depth-is inverse \
    --focal 994.978 "${known[@]/#/--known=}" -o "$folder" --to "$exports"
