#!/bin/bash
# Where the conformance suites are absent their tests are skipped with a word, and fail under CI, where they must be there.
root=$(cd "$(dirname "$0")/.." && pwd)
program=$(realpath "${ZHIPING:-$root/build/release/zhiping}")
units=$(dirname "$program")/unit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tree"
cd "$work/tree" || exit 2
number=0

ok() { # STATUS NAME NOTE
    number=$((number + 1))
    [ "$1" = 0 ] && echo "ok $number - $2" || printf 'not ok %d - %s\n# %s\n' $number "$2" "$3"
}

for test in test_schema_suite test_mustache_suite; do
    said=$(env -u CI "$units/$test")
    [ $? = 0 ] && [[ $said =~ ^1\.\.0\ #\ SKIP\ the\ suite\ .*\ is\ absent$ ]]
    ok $? "$test is skipped" "$said"
    said=$(CI=true "$units/$test")
    [ $? = 1 ] && [[ $said =~ not\ ok\ 1\ -\ the\ suite\ .*\ is\ absent ]]
    ok $? "$test fails under CI" "$said"
done
echo "1..$number"
