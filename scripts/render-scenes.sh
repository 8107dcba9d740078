#!/usr/bin/env bash
# Renders scenes for the training, one process a core. A run that was cut off goes on where it stopped.
# usage: render-scenes.sh FOLDER SHARDS SCENES-A-SHARD
set -euo pipefail

folder=$1 shards=$2 scenes=$3
# The network serves pictures of many sizes and shapes, so the scenes come in several.
# Large samples are cut from the scenes that are as large (SceneCache.fine_enough).
sizes=(256x192 320x240 256x192 240x320 512x384)

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
cd Weights/training
python=../../.venv-training/bin/python
"$python" -c 'import scenes' # compiles the renderer once, before the processes start
for ((shard = 0; shard < shards; shard++)); do
    printf '%s\0' "$folder/shard$shard" "$scenes" "$((shard * 10000000))" "${sizes[shard % ${#sizes[@]}]}"
done | xargs -0 -n 4 -P "$(nproc)" sh -c '"$0" -m scenes.cache "$1" --count "$2" --seed "$3" --size "$4"' "$python"
