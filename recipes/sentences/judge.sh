#!/usr/bin/env bash
# Judges encoders by STS, and some of them by transfer tasks, several at a time; what was judged before an interruption is not judged again.
# Usage: recipes/sentences/judge.sh OUT STS TRANSFER WHICH < ENCODERS > SCORES   (a folder for results; SentEval's data as folders or zips; a pattern of the names that are judged by transfer tasks; lines of name, model, pooling)
set -euo pipefail
jobs=$(nproc) # which heeds OMP_NUM_THREADS
export OUT=$1 OMP_NUM_THREADS=1 # one thread for each of the encoders that are judged at the same time
sts=$2
transfer=$3
which=$4
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mkdir -p "$OUT"
encoders=$(cat)
judge() {
  local result="$OUT/$2-$3.json"
  [[ -s $result ]] && return
  dotnet run -c Release --no-build --project src/Macl.Cli -- evaluate sentences --json --protocol "$2" --model "$4" --pooling "$5" --data "$1" > "$result.part"
  mv "$result.part" "$result"
}
export -f judge
xargs -P "$jobs" -L 1 bash -euc 'judge "$0" sts "$@"' "$sts" <<< "$encoders"
grep -E "$which" <<< "$encoders" | xargs -P "$jobs" -L 1 bash -euc 'judge "$0" transfer "$@"' "$transfer"
recipes/sentences/scores.py "$OUT"
