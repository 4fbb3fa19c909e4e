# Sourced by the Linux and the macOS script: from the built jars to an application folder that needs no Java.
# shellcheck shell=bash disable=SC2034 # the sourcing script uses them
#
# Expects JAVA_HOME (a JDK 25 or newer) and, in target/, what `mvn -B package` left there.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
common=$root/installer/common
jars=$root/target/lib
out=$root/target/installer

value() { # NAME: one of the values that all installers share
    sed -n "s/^$1=//p" "$common/values.properties"
}

fail() {
    printf 'installer: %s\n' "$*" >&2
    exit 1
}

# The version stands in the pom alone; the build writes it into the jar.
version() {
    unzip -p "$root/target/$(value main_jar)" dev/tokenless/version.properties | sed -n 's/^version=//p'
}

# The date that the pom gives to everything in the jar: two builds of one commit make the same files.
timestamp() {
    sed -n 's:.*<project.build.outputTimestamp>\(.*\)</project.build.outputTimestamp>.*:\1:p' "$root/pom.xml"
}

need_inputs() {
    [ -x "${JAVA_HOME:?set it to a JDK 25 or newer}/bin/jpackage" ] || fail "no jpackage in $JAVA_HOME"
    [ -f "$root/target/$(value main_jar)" ] || fail "no target/$(value main_jar): run 'mvn -B package' first"
    [ -d "$jars" ] || fail "no target/lib: run 'mvn -B package' first"
}

sha256() { # FILE…
    if command -v sha256sum > /dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# Every jar that ships must be recorded, with exactly these bytes.
check_jars() {
    local jar name sum
    for jar in "$jars"/*.jar; do
        name=$(basename "$jar")
        sum=$(sha256 "$jar" | cut -d ' ' -f 1)
        grep -q "^$sum  .*/$name\$" "$root/.mvn/checksums/checksums.sha256" ||
            fail "$name is not the recorded file; read installer/README.md, 'Checksums', before you record it"
    done
}

# JavaFX's jars for this system are modules (the ones without a system in their name are empty).
javafx_path() { # SYSTEM: linux, mac, …
    local jar path=
    for jar in "$jars"/javafx-*-"$1".jar; do path=$path:$jar; done
    printf '%s' "${path#:}"
}

# A Java run-time image with JavaFX inside, its native libraries in lib/ so that none is unpacked into the user's home.
make_runtime() { # SYSTEM LIBRARY-PATTERN FOLDER
    local jar
    rm -rf "$3"
    "$JAVA_HOME/bin/jlink" --module-path "$(javafx_path "$1")" \
        --add-modules "$(value jdk_modules),$(value javafx_modules)" --include-locales "$(value locales)" \
        --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "$3"
    for jar in "$jars"/javafx-graphics-*-"$1".jar; do unzip -qo "$jar" "$2" -d "$3/lib"; done
}

# What goes on the class path: our jar and the libraries that are no modules of the image.
collect_jars() { # FOLDER
    rm -rf "$1"
    mkdir -p "$1"
    cp "$root/target/$(value main_jar)" "$1"
    find "$jars" -name '*.jar' ! -name 'javafx-*' -exec cp {} "$1" \;
}

java_options() { # the launcher's options, each as jpackage takes it
    local option
    while read -r option; do printf '%s\n%s\n' --java-options "$option"; done < "$common/java-options"
}

# Lets the program run once and keeps what Java learned about its classes. Class files and libraries must not be
# touched afterwards, not even their dates: the Java virtual machine would then silently start without the cache.
train() { # JAVA APP-FOLDER
    "$common/train.sh" "$1" "$2"
}
