#!/bin/bash
# One report, one ledger, one check under valgrind: no invalid access, nothing uninitialised.
root=$(cd "$(dirname "$0")/../.." && pwd)
program=$(realpath "${ZHIPING:-$root/build/release/zhiping}")
cd "$root" || exit 2
out=$(mktemp -d)
export JSIMD_FORCENONE=1 # the SIMD code of libjpeg reads past its input on purpose
trap 'rm -rf "$out"' EXIT
day=(--as-of 2026-09-30 --out "$out" -q)

number=0
run() {
    number=$((number + 1))
    if valgrind -q --error-exitcode=99 --suppressions=tests/full/valgrind.supp "$program" "$@" "${day[@]}" >"$out/log" 2>&1; then
        echo "ok $number - zhiping $*"
    else
        echo "not ok $number - zhiping $*"
        sed 's/^/# /' "$out/log" | head -40
    fi
}
run check projects/HGZX-2026-001
run report stage projects/HGZX-2026-001 --visit V02
run ledger fees projects/HGZX-2026-001
run ledger findings projects/HGZX-2026-001
echo "1..$number"
