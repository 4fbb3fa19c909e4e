#!/usr/bin/env bash
# Builds target/installer/tokenless_VERSION_ARCHITECTURE.deb. See installer/README.md.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=installer/common/image.sh
. "$here/../common/image.sh"

need_inputs
check_jars
umask 022
name=$(value name)
id=$(value application_id)
version=$(version)
architecture=$(dpkg --print-architecture)
case $architecture in
    amd64) javafx=linux ;;
    arm64) javafx=linux-aarch64 ;;
    *) fail "JavaFX has no build for $architecture" ;;
esac
SOURCE_DATE_EPOCH=$(date --date "$(timestamp)" +%s)
export SOURCE_DATE_EPOCH

mkdir -p "$out"
make_runtime "$javafx" '*.so' "$out/runtime"
collect_jars "$out/jars"

# --- the application folder ---
rm -rf "$out/image"
mapfile -t options < <(java_options)
"$JAVA_HOME/bin/jpackage" --type app-image --name "$name" --dest "$out/image" --app-version "$version" \
    --vendor "$(value vendor)" --copyright "$(value copyright)" --description "$(value summary)" \
    --runtime-image "$out/runtime" --input "$out/jars" \
    --main-jar "$(value main_jar)" --main-class "$(value main_class)" \
    --icon "$root/assets/icons/512x512/tokenless.png" "${options[@]}"
application=$out/image/$name
find "$application" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
train "$application/lib/runtime/bin/java" "$application/lib/app"
# the java command was needed for the training alone; the launcher loads the virtual machine itself
rm -rf "$application/lib/runtime/bin"

# --- the package: plain files, no maintainer scripts, so that removing it leaves nothing behind ---
package=$out/package
rm -rf "$package"
mkdir -p "$package/opt" "$package/usr/bin" "$package/usr/share/applications" "$package/usr/share/metainfo" \
    "$package/usr/share/icons/hicolor/scalable/apps" "$package/usr/share/doc/$name" "$package/DEBIAN"
cp -a "$application" "$package/opt/$name"
ln -s "/opt/$name/bin/$name" "$package/usr/bin/$name"
cp "$here/$id.desktop" "$package/usr/share/applications/"
sed -e "s/@VERSION@/$version/; s/@DATE@/$(timestamp | cut -c 1-10)/" "$here/$id.metainfo.xml" \
    > "$package/usr/share/metainfo/$id.metainfo.xml"
cp "$root/assets/icon.svg" "$package/usr/share/icons/hicolor/scalable/apps/$id.svg"
for picture in "$root"/assets/icons/*/tokenless.png; do
    folder=$package/usr/share/icons/hicolor/$(basename "$(dirname "$picture")")/apps
    mkdir -p "$folder"
    cp "$picture" "$folder/$id.png"
done
cat "$here/copyright" "$root/LICENSE" > "$package/usr/share/doc/$name/copyright"
cp "$common/THIRD-PARTY.txt" "$common/MIT.txt" "$package/usr/share/doc/$name/"
cp "$root/src/main/resources/dev/tokenless/record/font/LICENSE.txt" "$package/usr/share/doc/$name/DejaVu.txt"
sed -e "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@SUMMARY@/$(value summary)/" \
    -e "s/@SIZE@/$(du --summarize --apparent-size --block-size=1024 "$package" | cut -f 1)/" "$here/control" \
    > "$package/DEBIAN/control"
(cd "$package" && find opt usr -type f -exec md5sum {} + | LC_ALL=C sort -k 2) > "$package/DEBIAN/md5sums"

deb=$out/${name}_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$package" "$deb" > /dev/null
printf '%s\n' "$deb"
