#!/usr/bin/env bash
# Builds the jar twice, in two folders with different names, and fails unless the bytes are the same.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for copy in first second-with-another-name; do
    mkdir "$work/$copy"
    git -C "$root" archive HEAD pom.xml src | tar -x -C "$work/$copy"
    # shellcheck disable=SC2086 # several words
    (cd "$work/$copy" && mvn -B -q ${MAVEN_FLAGS:-} package -DskipTests)
done
sum=$(sha256sum < "$work/first/target/tokenless.jar")
[ "$sum" = "$(sha256sum < "$work/second-with-another-name/target/tokenless.jar")" ] ||
    { printf 'reproducible: NO, the two jars differ\n' >&2; exit 1; }
printf 'reproducible: yes, both jars are sha256 %s\n' "${sum%% *}"
