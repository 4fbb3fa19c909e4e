#!/usr/bin/env bash
# train.sh JAVA APP-FOLDER: opens the packaged program's window once, and writes the ahead-of-time cache that the launcher's
# options name. Java loads everything in a cache at its start, so what the first window does not need would only delay it.
# The class path must be the launcher's, entry by entry. Where Xvfb is installed the window opens on a display of its own,
# so that the cache knows the classes of a real one; elsewhere it opens on none.
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
server=
trap 'if [ -n "$server" ]; then kill "$server" 2> /dev/null || true; fi; rm -rf "$home"' EXIT

display=
screen=(-Dglass.platform=Headless -Dprism.order=sw)
if command -v Xvfb > /dev/null; then
    Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3> "$home/display" 2> "$home/xvfb" &
    server=$!
    for _ in $(seq 100); do [ -s "$home/display" ] && break; sleep 0.1; done
    [ -s "$home/display" ] || { cat "$home/xvfb" >&2; printf 'train: Xvfb gives no display\n' >&2; exit 1; }
    display=:$(cat "$home/display")
    screen=()
fi

# The window stays open; a polite signal closes it, and Java writes the cache while it ends.
HOME=$home XDG_DATA_HOME=$home DISPLAY=$display WAYLAND_DISPLAY='' "$java" "${options[@]}" -XX:AOTCacheOutput="$cache" \
    "${screen[@]}" -Duser.home="$home" \
    -cp "$class_path" "$main_class" > "$home/log" 2>&1 &
program=$!
sleep "${TRAINING_SECONDS:-10}"
kill -TERM "$program" 2> /dev/null || true
wait "$program" || true

if [ ! -s "$cache" ]; then
    cat "$home/log" >&2
    printf 'train: no ahead-of-time cache was written\n' >&2
    exit 1
fi
