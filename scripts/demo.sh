#!/usr/bin/env bash
# Runs the main job on a photo and lists what it wrote; on the default photo, on measured depth as well.
# usage: demo.sh BINARY PHOTO
set -euo pipefail

binary=$1 photo=$2
exports=heatmap,contour,ply,obj,tiff,mask,cutout

mkdir -p out
stamp=$(mktemp)
trap 'rm -f "$stamp"' EXIT

list_new_files() {
    local files=0 name
    while IFS= read -r name; do
        printf '%10d  %s\n' "$(wc -c <"$name")" "$name"
        files=$((files + 1))
    done < <(find out -type f -newer "$stamp" | sort)
    [ "$files" -gt 0 ] || { echo "demo: nothing was written" >&2; exit 1; }
}

echo "== $photo through the default model"
"$binary" export "$photo" -o out/ --to "$exports"

if [ "$photo" = fixtures/photos/coffee.jpg ]; then
    echo "== measured depth: Middlebury's motorcycle"
    scripts/demo-measured-depth.sh "$binary" out/motorcycle "$exports"
fi

echo "== written (bytes, file)"
list_new_files
