#!/bin/bash
# The include law holds, and layers.sh sees each way of breaking it.
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0

ok() { # STATUS NAME
    number=$((number + 1))
    [ "$1" = 0 ] && echo "ok $number - $2" || echo "not ok $number - $2"
}

told=$("$root/tests/layers.sh" "$root/src" 2>&1)
ok $? "src/ keeps the law"
[ -z "${told##layers: * no breach}" ] || echo "$told" | sed 's/^/# /'

# FILE gets the line INCLUDE; WORDS must be told and nothing else.
breaks() { # FILE INCLUDE WORDS
    local said status
    cp -r "$root/src" "$work/src"
    touch "$work/src/doc/doc-imp.h"
    echo "#include $2" >>"$work/src/$1"
    said=$("$root/tests/layers.sh" "$work/src" 2>&1)
    status=$?
    [ $status = 1 ] && [ "$said" = "$1: $3" ]
    ok $? "$1 with $2"
    [ "$said" = "$1: $3" ] || echo "$said" | sed 's/^/# /'
    rm -rf "$work/src"
}

breaks base/str.c '"doc/doc.h"' 'base may not include doc/doc.h'
breaks os/file.c '"base/str.h"' 'os may not include base/str.h'
breaks doc/open.c '"arena.h"' 'doc may not include arena.h'
breaks record/open.c '"doc/doc-imp.h"' 'doc/doc-imp.h is for doc alone'
breaks cli/main.c '<unistd.h>' '<unistd.h> belongs to os'
breaks html/page.c '<hpdf.h>' '<hpdf.h> belongs to pdf'
breaks base/str.c '<curl/curl.h>' '<curl/curl.h> is neither standard C nor in the list of tests/layers.sh'
cp -r "$root/src" "$work/src"
mv "$work/src/cli/fix-imp.h" "$work/src/cli/fix.h"
sed -i 's,cli/fix-imp.h,cli/fix.h,' "$work/src/cli/"*.[ch]
said=$("$root/tests/layers.sh" "$work/src" 2>&1)
[ "$said" = "cli/fix.h: for cli alone, so it is cli/fix-imp.h" ]
ok $? "a header that its folder keeps to itself under another name"
echo "1..$number"
