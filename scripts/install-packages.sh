#!/usr/bin/env bash
# Installs the Debian packages that the lists name and that are missing. Where all are there, calls neither apt nor sudo.
# usage: install-packages.sh LIST...    (one package a line; # starts a comment)
set -euo pipefail

package_names() { sed 's/#.*//' "$@" | tr -s '[:space:]' '\n' | sed '/^$/d'; }

if ! command -v dpkg-query >/dev/null; then
    # Another system: say what is needed and let the build find out whether it is there.
    if [ "$(uname -s)" = Darwin ]; then
        missing=()
        for module in libpng libjpeg libtiff-4 libdeflate cairo; do
            pkg-config --exists "$module" 2>/dev/null || missing+=("$module")
        done
        [ ${#missing[@]} -eq 0 ] || echo "setup: pkg-config does not find ${missing[*]}; run:" \
            "brew install pkg-config libpng jpeg-turbo libtiff libdeflate cairo" >&2
    else
        echo "setup: not a Debian system; needs what Debian calls: $(package_names "$@" | paste -sd' ' -)" >&2
    fi
    exit 0
fi

missing=()
for name in $(package_names "$@"); do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null || true)
    [ "$status" = installed ] || missing+=("$name")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "setup: missing packages and no sudo; as root run: apt-get install ${missing[*]}" >&2
        exit 69
    fi
    as_root=(sudo)
fi

echo "setup: installing ${missing[*]}"
apt() { ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@"; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { apt update && apt install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    echo "setup: apt-get could not install ${missing[*]}" >&2
    exit 69
fi
