#!/bin/bash
# bless.sh [CASE…]: shows what has changed in each case (all when none is named) and accepts it.
root=$(cd "$(dirname "$0")/.." && pwd)
program=$(realpath "${ZHIPING:-$root/build/release/zhiping}")
. "$root/tests/case.sh"
cd "$root/tests/cases" || exit 2
for name in "${@:-$(ls)}"; do
    for case in $name; do
        [ -f "$case/cmd" ] || { echo "no case $case" >&2; exit 2; }
        new=$(mktemp)
        case_run "$case" "$program" "$root" >"$new"
        [ -f "$case/expected" ] || touch "$case/expected"
        diff -u --label "$case (was)" --label "$case (now)" "$case/expected" "$new"
        mv "$new" "$case/expected" && chmod 644 "$case/expected"
    done
done
