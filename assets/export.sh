#!/usr/bin/env bash
# Draws every picture that a system or the window wants from the two SVG files.
# Needs (Debian names) librsvg2-bin, icoutils and icnsutils. Run it after changing a drawing and commit the result.
set -euo pipefail
cd "$(dirname "$0")"

draw() { # SIZE FILE
    local source=icon.svg
    if [ "$1" -lt 48 ]; then source=icon-small.svg; fi
    rsvg-convert --width "$1" --height "$1" --output "$2" "$source"
}

for size in 16 24 32 48 64 128 256 512; do
    mkdir -p "icons/${size}x${size}"
    draw "$size" "icons/${size}x${size}/tokenless.png"
done

window=../src/main/resources/dev/tokenless/wizard/icons
mkdir -p "$window"
for size in 16 32 64 128; do draw "$size" "$window/tokenless-$size.png"; done

icotool --create --output ../installer/windows/tokenless.ico \
    icons/{16x16,24x24,32x32,48x48,64x64}/tokenless.png --raw=icons/256x256/tokenless.png
png2icns ../installer/macos/tokenless.icns icons/{16x16,32x32,128x128,256x256,512x512}/tokenless.png > /dev/null
