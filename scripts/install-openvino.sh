#!/bin/sh
# Puts OpenVINO's libraries and headers into .openvino/ of the project, from its wheel on PyPI, whose SHA-256 is checked.
# Does nothing when they are there. Needs python3 with pip, or any pip named by the variable PIP.
#
# The wheel's Python part is not wanted, so the wheel for CPython 3.11 serves whatever Python there is.
set -eu

version=2026.4.1
# Of the readers of other formats only these: the rest would be asked about every broken file, and talk.
contents="$version with the frontends onnx, ir"
root=$(cd "$(dirname "$0")/.." && pwd)
target=${ISOBATH_OPENVINO_TARGET:-$root/.openvino}

if [ "$(cat "$target/version" 2>/dev/null || true)" = "$contents" ]; then
    exit 0
fi

case "$(uname -s)-$(uname -m)" in
Linux-x86_64)
    platform=manylinux_2_28_x86_64
    sha256=2d22b1da03f7caf74df30e9f6417d0ab2f637e4a38e08e1dcd294d2c37407aaf ;;
Linux-aarch64)
    platform=manylinux_2_35_aarch64
    sha256=bea1eb3733c34ef331adc945da0ccda5937865031139073663be84c517ffda22 ;;
Darwin-arm64)
    platform=macosx_11_0_arm64
    sha256=d3740853691ae4a9003bc3417a4625d848e2cc3251af4b815c59199b38be252a ;;
*)
    echo "install-openvino: there is no wheel of OpenVINO $version for $(uname -sm); install OpenVINO yourself and set ISOBATH_OPENVINO to the folder of its libraries" >&2
    exit 69 ;;
esac

pip=${PIP:-}
if [ -z "$pip" ]; then
    if python3 -m pip --version >/dev/null 2>&1; then
        pip="python3 -m pip"
    elif [ -x "$root/.venv/bin/pip" ]; then
        pip="$root/.venv/bin/pip"
    else
        echo "install-openvino: needs pip; on Debian and Ubuntu: apt-get install python3-pip" >&2
        exit 69
    fi
fi

mkdir -p "$target"
work=$(mktemp -d "$target/unpack-XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

echo "openvino==$version --hash=sha256:$sha256" >"$work/requirements.txt"
echo "install-openvino: fetching OpenVINO $version ($platform)"
# shellcheck disable=SC2086 # PIP may hold a command with its arguments.
$pip download --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary=:all: \
    --implementation cp --python-version 3.11 --platform "$platform" --dest "$work" --requirement "$work/requirements.txt"

python3 - "$work" <<'PYTHON'
import pathlib, sys, zipfile

work = pathlib.Path(sys.argv[1])
(wheel,) = work.glob("openvino-*.whl")
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        parts = pathlib.PurePosixPath(name).parts
        if "_frontend." in parts[-1] and not parts[-1].startswith(("libopenvino_onnx_", "libopenvino_ir_")):
            continue
        if parts[:2] in (("openvino", "libs"), ("openvino", "include")):
            archive.extract(name, work / "wheel")
        elif "licenses" in parts:
            archive.extract(name, work / "wheel")
PYTHON

rm -rf "$target/libs" "$target/include" "$target/licenses"
mv "$work/wheel/openvino/libs" "$work/wheel/openvino/include" "$target/"
mv "$work"/wheel/openvino-*.dist-info/licenses "$target/licenses"
# Linkers and dlopen want the names without a version as well.
for library in "$target"/libs/*.so.*; do
    [ -e "$library" ] || continue
    ln -sf "$(basename "$library")" "${library%%.so.*}.so"
done
# Last, so that an interrupted run is done again.
echo "$contents" >"$target/version"
echo "install-openvino: OpenVINO $version is in $target"
