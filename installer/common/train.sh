#!/usr/bin/env bash
# train.sh JAVA APP-FOLDER: runs the packaged program once, without a display, on the practice world, and writes the
# ahead-of-time cache that the launcher's options name. The class path must be the launcher's, entry by entry.
set -euo pipefail
java=$1
folder=$2
common=$(cd "$(dirname "$0")" && pwd)
main_class=$(sed -n 's/^main_class=//p' "$common/values.properties")
cache=$folder/tokenless.aot

# shellcheck disable=SC2016 # the launcher fills it in
class_path=$(sed -n 's/^app\.classpath=\$APPDIR//p' "$folder"/*.cfg | sed "s|^|$folder|" | paste -sd :)
mapfile -t options < <(grep -v 'AOTCache' "$common/java-options")
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT

# The window stays open; a polite signal closes it, and Java writes the cache while it ends.
HOME=$home DISPLAY='' WAYLAND_DISPLAY='' "$java" "${options[@]}" -XX:AOTCacheOutput="$cache" \
    -Dglass.platform=Headless -Dprism.order=sw -Duser.home="$home" \
    -cp "$class_path" "$main_class" --practice --home "$home/tokenless" > "$home/log" 2>&1 &
program=$!
sleep "${TRAINING_SECONDS:-20}"
kill -TERM "$program" 2> /dev/null || true
wait "$program" || true

if [ ! -s "$cache" ]; then
    cat "$home/log" >&2
    printf 'train: no ahead-of-time cache was written\n' >&2
    exit 1
fi
