#!/bin/sh
# install.sh PROGRAM VERSION PREFIX: puts the program, its data, its manual pages and its completion below PREFIX.
# install.sh --remove PREFIX: takes them away again.
set -e
completion=share/bash-completion/completions/zhiping
if [ "$1" = --remove ]; then
    cd "$2" && exec rm -rf bin/zhiping share/zhiping share/man/man1/zhiping.1 share/man/zh_CN/man1/zhiping.1 $completion
fi
program=$1 version=$2 prefix=$3
find schemas templates -type f | while read -r file; do install -D -m 644 "$file" "$prefix/share/zhiping/$file"; done
install -D -m 644 src/cli/completion.bash "$prefix/$completion"
for page in en:man1 zh:zh_CN/man1; do
    mkdir -p "$prefix/share/man/${page#*:}"
    src/cli/man.sh "$program" "${page%%:*}" "$version" >"$prefix/share/man/${page#*:}/zhiping.1"
done
install -D -m 755 "$program" "$prefix/bin/zhiping"
