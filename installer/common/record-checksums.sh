#!/usr/bin/env bash
# Records the bytes of every jar that ships, for all systems, into jars.sha256. Run it after a dependency was changed on
# purpose, look at the difference, and commit both together.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
version=$(sed -n 's:.*<javafx.version>\(.*\)</javafx.version>.*:\1:p' "$root/pom.xml")
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT

cp "$root"/target/lib/*.jar "$store"
for module in base controls fxml graphics; do
    for system in linux linux-aarch64 mac mac-aarch64 win; do
        (cd "$root" && mvn -B -q dependency:copy -Dartifact="org.openjfx:javafx-$module:$version:jar:$system" -DoutputDirectory="$store")
    done
done
(cd "$store" && sha256sum -- *.jar | LC_ALL=C sort -k 2) > "$root/installer/common/jars.sha256"
