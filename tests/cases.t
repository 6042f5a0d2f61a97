#!/bin/bash
# Every folder of tests/cases: what the program says of it must be what the folder expects.
root=$(cd "$(dirname "$0")/.." && pwd)
program=$(realpath "${ZHIPING:-$root/build/release/zhiping}")
. "$root/tests/case.sh"

number=0
for folder in "$root"/tests/cases/*/; do
    name=$(basename "$folder")
    number=$((number + 1))
    if difference=$(diff -u "$folder/expected" <(case_run "$name" "$program" "$root")); then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name"
        printf '%s\n' "$difference" | sed 's/^/# /'
    fi
done
echo "1..$number"
