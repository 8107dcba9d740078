#!/usr/bin/env bash
# Installs the command, its HTTP service and page, shell completions and OpenVINO's libraries.
# usage: install.sh BINARY SERVER PREFIX
set -euo pipefail

binary=$1 server=$2 prefix=$3

install -d "$prefix/bin" "$prefix/lib/isobath" "$prefix/share/bash-completion/completions" \
    "$prefix/share/zsh/site-functions" "$prefix/share/fish/vendor_completions.d"
install -m 755 "$binary" "$prefix/bin/isobath"
install -m 755 "$server" "$prefix/bin/isobath-serve"
"$binary" --generate-completion-script bash >"$prefix/share/bash-completion/completions/isobath"
"$binary" --generate-completion-script zsh >"$prefix/share/zsh/site-functions/_isobath"
"$binary" --generate-completion-script fish >"$prefix/share/fish/vendor_completions.d/isobath.fish"

# Looked for beside the program (../lib/isobath/openvino) when the first network is run.
rm -rf "$prefix/lib/isobath/openvino"
mkdir "$prefix/lib/isobath/openvino"
cp -RP .openvino/libs/. "$prefix/lib/isobath/openvino/"

# Looked for beside the program's folder (../share/isobath/page).
rm -rf "$prefix/share/isobath/page"
install -d "$prefix/share/isobath"
cp -R Sources/Page "$prefix/share/isobath/page"

documents=$prefix/share/doc/isobath
install -d "$documents"
install -m 644 LICENSE NOTICE "$documents/"
rm -rf "$documents/openvino"
cp -RP .openvino/licenses "$documents/openvino"
