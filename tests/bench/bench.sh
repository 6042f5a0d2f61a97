#!/bin/bash
# bench.sh PROGRAM: median wall and processor time and peak memory of whole runs on sample A, and on projects of any number of findings in
# its shape, as of 2026-09-30.
#   RUNS=20 tests/bench/bench.sh build/release/zhiping
program=$1
runs=${RUNS:-20}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

measure() { # LABEL COMMAND…
    local label=$1
    shift
    "$@" >/dev/null 2>&1 || { echo "$label: failed" >&2; "$@" >&2; exit 1; }
    python3 - "$label" "$runs" "$@" <<'PY'
import os, resource, statistics, subprocess, sys, time
label, runs, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
walls, users, peaks = [], [], []
for _ in range(runs):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    walls.append((time.monotonic() - start) * 1000)
    users.append((usage.ru_utime + usage.ru_stime) * 1000)
    peaks.append(usage.ru_maxrss / 1024)
    assert status == 0, status
print(f"{label:<28} median of {runs}: wall {statistics.median(walls):6.1f} ms   "
      f"cpu {statistics.median(users):6.1f} ms   peak {max(peaks):5.1f} MB")
PY
}

a=projects/HGZX-2026-001
measure 'start (--version)' "$program" --version
measure 'check A' "$program" check "$a" --as-of 2026-09-30
measure 'stage report of A, V02' "$program" report stage "$a" --visit V02 --as-of 2026-09-30 --out "$out"
measure 'stage report of A, all' "$program" report stage "$a" --visit all --as-of 2026-09-30 --out "$out"
measure 'findings ledger of A' "$program" ledger findings "$a" --as-of 2026-09-30 --out "$out"
measure 'fee ledger of A' "$program" ledger fees "$a" --as-of 2026-09-30 --out "$out"

for findings in 1,000 10,000 100,000; do
    project=$(python3 "$(dirname "$0")/generate.py" "$out/$findings" --findings "${findings//,/}")
    [ "$findings" != 100,000 ] || runs=3
    measure "check $findings findings" "$program" check "$project" --as-of 2026-09-30
    [ "$findings" != 100,000 ] || continue
    measure "ledger of $findings findings" "$program" ledger findings "$project" --as-of 2026-09-30 --out "$out"
    measure "report of $findings findings" "$program" report stage "$project" --visit all --as-of 2026-09-30 --out "$out"
done
