#!/bin/sh
# build.sh ROOT OUT PACKAGE…: makes the Debian package OUT/zhiping_VERSION_ARCHITECTURE.deb of what is installed below ROOT. The
# PACKAGES are needed besides the libraries. Equal input gives equal bytes: the day is that of the changelog.
set -e
here=$(dirname "$0") root=$1 out=$2
shift 2
version=$(sed -n '1s/.*(\(.*\)).*/\1/p' "$here/changelog")
architecture=$(dpkg --print-architecture)
SOURCE_DATE_EPOCH=$(date -d "$(sed -n 's/^ -- .*>  //p' "$here/changelog" | head -n 1)" +%s)
export SOURCE_DATE_EPOCH

strip --remove-section=.comment --remove-section=.note "$root/usr/bin/zhiping"
find "$root/usr/share/man" -name '*.1' -exec gzip -9n {} +
install -D -m 644 "$here/copyright" "$root/usr/share/doc/zhiping/copyright"
install -D -m 644 "$here/lintian-overrides" "$root/usr/share/lintian/overrides/zhiping"
gzip -9nc "$here/changelog" >"$root/usr/share/doc/zhiping/changelog.Debian.gz"
chmod 644 "$root/usr/share/doc/zhiping/changelog.Debian.gz"

# dpkg-shlibdeps wants to stand beside a source package's control file.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/debian"
printf 'Source: zhiping\n\nPackage: zhiping\nArchitecture: any\n' >"$work/debian/control"
program=$(realpath "$root/usr/bin/zhiping")
libraries=$(cd "$work" && dpkg-shlibdeps -O "$program" | sed -n 's/^shlibs:Depends=//p')
others=$(echo "$*" | sed 's/ /, /g')

mkdir -p "$root/DEBIAN"
(cd "$root" && find usr -type f | LC_ALL=C sort | xargs md5sum) >"$root/DEBIAN/md5sums"
size=$(du -k --apparent-size -s "$root/usr" | cut -f 1)
sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@SIZE@/$size/; s/@DEPENDS@/$libraries, $others/" "$here/control" >"$root/DEBIAN/control"
find "$root" -type d -exec chmod 755 {} +
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group --build "$root" "$out/zhiping_${version}_$architecture.deb"
