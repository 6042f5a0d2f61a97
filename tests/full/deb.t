#!/bin/bash
# The Debian package: no complaint of lintian, the same bytes twice, all that it needs named; unpacked elsewhere it runs on its own data, and its
# manual pages are set without a warning.
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0

ok() { # STATUS NAME NOTES
    number=$((number + 1))
    [ "$1" = 0 ] && echo "ok $number - $2" && return
    echo "not ok $number - $2"
    echo "$3" | head -n 20 | sed 's/^/# /'
}

said=$(make deb 2>&1)
ok $? "make deb" "$said"
package=$(ls build/zhiping_*.deb)
cp "$package" "$work/first.deb"
make deb >/dev/null 2>&1
cmp -s "$package" "$work/first.deb"
ok $? "the same bytes twice" "$package"

said=$(lintian --allow-root --fail-on error,warning "$package" 2>&1)
ok $? "lintian finds nothing wrong" "$said"

depends=$(dpkg-deb -f "$package" Depends)
lacking=$(for name in libc6 libyaml-0-2 libhpdf-2.3.0 libxlsxwriter4 libhyphen0 fonts-noto-cjk fonts-lxgw-wenkai fonts-dejavu-core hyphen-en-us; do
    [[ ", $depends," =~ ,\ $name(\ \(|,) ]] || echo "$name"
done)
[ -z "$lacking" ]
ok $? "libraries, fonts and hyphenation are named" "$lacking"

dpkg-deb -x "$package" "$work/root" && dpkg-deb -e "$package" "$work/control"
said=$(cd "$work/root" && md5sum --quiet -c "$work/control/md5sums" 2>&1 && [ "$(find . -type f | wc -l)" = "$(wc -l <"$work/control/md5sums")" ])
ok $? "every file has its sum" "$said"
said=$(find "$work/root" \( -type f ! -perm 644 ! -path '*/bin/zhiping' \) -o \( -type d ! -perm 755 \))
[ -z "$said" ]
ok $? "permissions" "$said"

cp -r projects "$work/"
said=$(cd "$work" && root/usr/bin/zhiping check projects/HGZX-2026-001 --as-of 2026-09-30 2>&1 &&
    root/usr/bin/zhiping report stage projects/HGZX-2026-001 --visit V02 --as-of 2026-09-30 -o a.pdf 2>&1 && head -c 8 a.pdf)
ok $? "unpacked, it checks and makes a report" "$said"

for page in man1 zh_CN/man1; do
    said=$(LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 -Z "$work/root/usr/share/man/$page/zhiping.1.gz" 2>&1 >/dev/null)
    [ -z "$said" ]
    ok $? "the page in $page is set without a warning" "$said"
    said=$(LC_ALL=C.UTF-8 lexgrog "$work/root/usr/share/man/$page/zhiping.1.gz" 2>&1)
    ok $? "the page in $page says what the program is" "$said"
done
echo "1..$number"
