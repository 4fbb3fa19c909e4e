#!/usr/bin/env bash
# check.sh DEB: installs the package into a clean Debian, starts it there, removes it, and fails if anything is left.
# Start times are also given as processor time, which says more on a busy machine. Needs root, debootstrap and a Debian mirror that apt already uses. CLEAN_ROOT names a folder to keep for the next time.
set -euo pipefail
deb=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
suite=${SUITE:-bookworm}
mirror=${MIRROR:-http://deb.debian.org/debian}
root=${CLEAN_ROOT:-$(mktemp -d)/clean}
report=$(mktemp -d)

fail() {
    printf 'check: FAILED: %s\n' "$*" >&2
    exit 1
}

inside() { chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }

# In the background, so that $! is the program itself and can be stopped.
inside_instead() { exec chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }

everything() { # all that is there, without what apt, dpkg and the kernel write for themselves
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./var/log -o -path ./var/cache \
        -o -path ./var/lib/dpkg \) -prune -o -type d -printf '%p %m\n' -o -printf '%p %m %s %T@ %l\n') | LC_ALL=C sort
}

milliseconds() { # NAME COMMAND…: the best of five starts, by the clock and by the processor
    local name=$1 best=999999 least=999999 spent clock user system
    shift
    TIMEFORMAT='%R %U %S'
    for _ in 1 2 3 4 5; do
        spent=$({ time inside "$@" > /dev/null 2>&1; } 2>&1 || true)
        read -r clock user system <<< "${spent//./}"
        if [ "$((10#$clock))" -lt "$best" ]; then best=$((10#$clock)); fi
        if [ "$((10#$user + 10#$system))" -lt "$least" ]; then least=$((10#$user + 10#$system)); fi
    done
    printf 'check: %-42s %6d ms, %6d ms of processor time (best of five)\n' "$name" "$best" "$least"
}

stop() {
    if [ -n "${display:-}" ]; then kill "$display" 2> /dev/null || true; fi
    umount "$root/proc" 2> /dev/null || true
}
trap stop EXIT

# --- a clean root: Debian's smallest, and the libraries that the package recommends for its window ---
if [ ! -e "$root/etc/debian_version" ]; then
    debootstrap --variant=minbase "$suite" "$root" "$mirror" > "$report/debootstrap" ||
        { tail -5 "$report/debootstrap" >&2; fail "no clean root"; }
    libraries=$(sed -n 's/^Recommends: //p' "$here/control" | tr ',' '\n' | sed 's/|.*//')
    # shellcheck disable=SC2086 # one word each
    inside apt-get install --yes --no-install-recommends $libraries xvfb x11-utils > "$report/libraries" 2>&1 ||
        { tail -5 "$report/libraries" >&2; fail "no libraries in the clean root"; }
fi
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
[ ! -e "$root/usr/bin/java" ] || fail "the clean root has a Java"

everything > "$report/before"

# --- install ---
cp "$deb" "$root/tmp/tokenless.deb"
inside dpkg -i /tmp/tokenless.deb > "$report/install" 2>&1 || { cat "$report/install" >&2; fail "dpkg -i"; }
printf 'check: package %s, installed %s, %s files\n' "$(du -h "$deb" | cut -f 1)" \
    "$(du -sh "$root/opt/tokenless" | cut -f 1)" "$(inside dpkg -L tokenless | while read -r file; do [ -f "$root$file" ] && echo; done | wc -l)"
inside dpkg --verify tokenless

# --- the command line ---
version=$(inside tokenless --version) || fail "tokenless --version ended with $?"
printf 'check: tokenless --version says %s\n' "$version"
[[ $version == *$(dpkg-deb --field "$deb" Version)* ]] || fail "the version is not the package's"
cp "$here/../common/publish-with-a-token.yml" "$root/tmp/publish.yml"
inside tokenless rewrite /tmp/publish.yml > "$report/diff" 2> "$report/errors" || true
grep -q '^+ *id-token: write' "$report/diff" || { cat "$report/diff" "$report/errors" >&2; fail "no diff"; }
grep -q '^- *password:' "$report/diff" || fail "the password is still there"
inside tokenless scan /tmp/publish.yml > "$report/scan" 2>&1 && fail "scan found no token" || [ $? -eq 1 ] || fail "scan"
inside tokenless rewrite --json /tmp/publish.yml > "$report/json" 2> /dev/null || true
head -c 40 "$report/json" | tr -d ' \n' | grep -q '^{"schemaVersion":1' || { head -3 "$report/json" >&2; fail "stdout is not JSON alone"; }
milliseconds 'tokenless --version' tokenless --version
milliseconds 'tokenless --version, no start cache' env _JAVA_OPTIONS=-XX:AOTMode=off tokenless --version
milliseconds 'tokenless rewrite FILE' tokenless rewrite /tmp/publish.yml
milliseconds 'tokenless rewrite FILE, no start cache' env _JAVA_OPTIONS=-XX:AOTMode=off tokenless rewrite /tmp/publish.yml

# --- the window, on a display of its own ---
inside_instead Xvfb :77 -screen 0 1280x900x24 -nolisten tcp > /dev/null 2>&1 &
display=$!
window_after() { # NAME COMMAND…: how long until the window is mapped, in $spent; leaves nothing running
    local name=$1 begin program
    shift
    begin=$(date +%s%N)
    inside_instead DISPLAY=:77 MESA_SHADER_CACHE_DISABLE=true "$@" > "$report/window" 2>&1 &
    program=$!
    until inside DISPLAY=:77 xwininfo -root -tree 2> /dev/null | grep -q '1100x760'; do
        kill -0 "$program" 2> /dev/null || { cat "$report/window" >&2; fail "the window's program ended"; }
        [ $((($(date +%s%N) - begin) / 1000000000)) -lt 60 ] || { cat "$report/window" >&2; fail "no window within a minute"; }
        sleep 0.05
    done
    spent=$((($(date +%s%N) - begin) / 1000000))
    # user and system time so far, in hundredths of a second (proc(5))
    read -r -a used < <(sed 's/.*) //' "/proc/$program/stat")
    printf 'check: %-42s %6d ms, %6d ms of processor time\n' "$name" "$spent" "$((10 * (used[11] + used[12])))"
    class=$(inside DISPLAY=:77 sh -c 'xwininfo -root -tree | sed -n "s/.*(\(.*\)).*1100x760.*/\1/p" | head -1')
    kill "$program"
    wait "$program" 2> /dev/null || true
    until ! inside DISPLAY=:77 xwininfo -root -tree | grep -q '1100x760'; do sleep 0.05; done
}
sleep 2
window=(tokenless --practice --home /tmp/home)
window_after 'window mapped, first start' "${window[@]}"
window_after 'window mapped, no start cache' _JAVA_OPTIONS=-XX:AOTMode=off "${window[@]}"
best_of() { # NAME COMMAND…: the best of five, in $best
    best=999999
    for _ in 1 2 3 4 5; do
        window_after "$@"
        if [ "$spent" -lt "$best" ]; then best=$spent; fi
    done
}
# as the desktop starts it: without arguments
best_of 'window mapped' XDG_DATA_HOME=/tmp/home tokenless
ours=$best
ours_class=$class
# the empty window needs the java command, which the package has no more: the image as it was before
if [ -x "$here/../../target/installer/runtime/bin/java" ]; then
    cp -a "$here/../../target/installer/runtime" "$root/tmp/runtime"
    "${JAVA_HOME:+$JAVA_HOME/bin/}javac" --module-path "$(find "$here/../../target/lib" -name 'javafx-*-linux*.jar' | paste -sd :)" \
        --add-modules javafx.graphics -d "$root/tmp" "$here/EmptyWindow.java"
    "${JAVA_HOME:+$JAVA_HOME/bin/}jar" --create --file "$root/tmp/empty.jar" -C "$root/tmp" EmptyWindow.class
    best_of 'an empty window, no start cache' /tmp/runtime/bin/java -cp /tmp/empty.jar EmptyWindow
    plain=$best
    window_after 'an empty window, writing a start cache' /tmp/runtime/bin/java -XX:AOTCacheOutput=/tmp/empty.aot \
        -cp /tmp/empty.jar EmptyWindow
    best_of 'an empty window, with a start cache' /tmp/runtime/bin/java -XX:AOTCache=/tmp/empty.aot \
        -cp /tmp/empty.jar EmptyWindow
    printf 'check: window against an empty one on the same image: %d ms to %d ms, %d.%02d times; with a cache %d ms, %d.%02d times\n' \
        "$ours" "$plain" "$((ours / plain))" "$((ours * 100 / plain % 100))" \
        "$best" "$((ours / best))" "$((ours * 100 / best % 100))"
    [ "$((ours * 100))" -le "$((plain * 130))" ] || [ -n "${MEASURE_ONLY:-}" ] ||
        fail "the window starts too slowly: at most 1.30 times an empty one without a cache"
fi
wanted=$(sed -n 's/^StartupWMClass=//p' "$here"/*.desktop)
[[ $ours_class == *"\"$wanted\""* ]] || fail "the window's class is $ours_class, the desktop entry says $wanted"
[ ! -e "$root/root/.openjfx" ] || fail "JavaFX unpacked its libraries into the user's home"
kill "$display" 2> /dev/null || true

# --- remove ---
inside dpkg --purge tokenless > "$report/purge" 2>&1 || { cat "$report/purge" >&2; fail "dpkg --purge"; }
rm -rf "$root/tmp"/*
everything > "$report/after"
diff "$report/before" "$report/after" > "$report/left" || { head -20 "$report/left" >&2; fail "something is left"; }
printf 'check: removed, nothing left\n'
