#!/usr/bin/env bash
# Records the bytes of every library that ships or that tests run with, for all systems, into .mvn/checksums. Run it
# after a dependency was changed on purpose, look at the difference, and commit both together.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
version=$(sed -n 's:.*<javafx.version>\(.*\)</javafx.version>.*:\1:p' "$root/pom.xml")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# nothing is checked while it is recorded
# shellcheck disable=SC2086 # several words
run() { (cd "$root" && mvn -B -q ${MAVEN_FLAGS:-} -Daether.artifactResolver.postProcessor.trustedChecksums=false "$@"); }

run dependency:build-classpath -Dmdep.includeScope=test -Dmdep.pathSeparator=, -Dmdep.outputFile="$work/path"
repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
(tr ',' '\n' < "$work/path"; printf '\n') > "$work/files"
for module in base controls fxml graphics; do
    for system in linux linux-aarch64 mac mac-aarch64 win; do
        file=$repository/org/openjfx/javafx-$module/$version/javafx-$module-$version-$system.jar
        [ -f "$file" ] || run dependency:get -Dtransitive=false -Dartifact="org.openjfx:javafx-$module:$version:jar:$system"
        printf '%s\n' "$file" >> "$work/files"
    done
done
mkdir -p "$root/.mvn/checksums"
grep . "$work/files" | sort -u | xargs sha256sum | sed "s|  $repository/|  |" | LC_ALL=C sort -k 2 \
    > "$root/.mvn/checksums/checksums.sha256"
