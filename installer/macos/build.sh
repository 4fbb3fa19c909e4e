#!/usr/bin/env bash
# Builds target/installer/Tokenless-VERSION.dmg. Run on macOS; see installer/README.md.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=installer/common/image.sh
. "$here/../common/image.sh"

need_inputs
check_jars
title=$(value title)
version=$(version)
case $(uname -m) in
    arm64) javafx=mac-aarch64 ;;
    x86_64) javafx=mac ;;
    *) fail "JavaFX has no build for $(uname -m)" ;;
esac

mkdir -p "$out"
make_runtime "$javafx" '*.dylib' "$out/runtime"
collect_jars "$out/jars"

rm -rf "$out/image"
options=()
while read -r option; do options+=("$option"); done < <(java_options)
# Without MACOS_SIGNING_IDENTITY the program is not signed, and macOS says so when it is opened.
if [ -n "${MACOS_SIGNING_IDENTITY:-}" ]; then
    options+=(--mac-sign --mac-signing-key-user-name "$MACOS_SIGNING_IDENTITY" --mac-entitlements "$here/tokenless.entitlements")
fi
# Apple refuses a first number of 0: 0.1.0 becomes 1.1.0 in the bundle; the program itself says 0.1.0.
bundle_version=$version
case $version in 0.*) bundle_version=1.${version#0.} ;; esac
"$JAVA_HOME/bin/jpackage" --type app-image --name "$title" --dest "$out/image" --app-version "$bundle_version" \
    --vendor "$(value vendor)" --copyright "$(value copyright)" --description "$(value summary)" \
    --runtime-image "$out/runtime" --input "$out/jars" --main-jar "$(value main_jar)" --main-class "$(value main_class)" \
    --mac-package-identifier "$(value application_id)" --mac-app-category developer-tools \
    --icon "$here/tokenless.icns" "${options[@]}"
application=$out/image/$title.app
cp "$root/LICENSE" "$common/THIRD-PARTY.txt" "$common/MIT.txt" "$application/Contents/Resources/"
cp "$root/src/main/resources/dev/tokenless/record/font/LICENSE.txt" "$application/Contents/Resources/DejaVu.txt"

# The cache would break the seal of a signed bundle; an unsigned one is sealed again afterwards for this machine alone.
if [ -z "${MACOS_SIGNING_IDENTITY:-}" ]; then
    train "$out/runtime/bin/java" "$application/Contents/app"
    codesign --force --deep --sign - "$application"
fi
"$JAVA_HOME/bin/jpackage" --type dmg --app-image "$application" --name "$title" --app-version "$bundle_version" --dest "$out"
mv "$out/$title-$bundle_version.dmg" "$out/$title-$version-$(uname -m).dmg"

# The place for notarisation: it needs an Apple account, which this script does not know.
if [ -n "${MACOS_NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit --wait --keychain-profile "$MACOS_NOTARY_PROFILE" "$out/$title-$version-$(uname -m).dmg"
    xcrun stapler staple "$out/$title-$version-$(uname -m).dmg"
fi
printf '%s\n' "$out/$title-$version-$(uname -m).dmg"
