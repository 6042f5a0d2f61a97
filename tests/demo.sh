#!/bin/bash
# demo.sh PROGRAM OUT: checks the sample projects and compiles them as of 2026-09-30, then lists what was written.
set -e
program=$1
out=$2
day=(--as-of 2026-09-30 --out "$out" -q)
a=projects/HGZX-2026-001 b=projects/HGZX-2024-003 c=projects/HGZX-2025-007

"$program" check --as-of 2026-09-30 "$a" "$b" "$c"

"$program" report stage "$a" --visit V01 "${day[@]}"
"$program" report stage "$a" --visit V02 "${day[@]}"
"$program" report special "$a" --kind 实体 "${day[@]}"
for visit in V01 V02 V03 V04; do "$program" report stage "$b" --visit $visit "${day[@]}"; done
for kind in 管理 实体 经济性; do "$program" report special "$b" --kind $kind "${day[@]}"; done
"$program" report comprehensive "$b" "${day[@]}"
"$program" report stage "$c" --visit V01 "${day[@]}"
for project in "$a" "$b" "$c"; do
    "$program" ledger fees "$project" "${day[@]}"
    "$program" ledger findings "$project" "${day[@]}"
done
"$program" ledger fees "$a" "$b" "$c" "${day[@]}"
"$program" ledger findings "$a" "$b" "$c" "${day[@]}"

echo
echo "已生成 / written:"
find "$out" -type f \( -name '*.pdf' -o -name '*.xlsx' \) -printf '%8s  %p\n' | sort -k2
