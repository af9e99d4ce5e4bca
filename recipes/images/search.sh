#!/usr/bin/env bash
# Searches τ₀, α and A₀ of MACL, and the temperatures of InfoNCE and DCL, on a validation split: the last 500 training pictures of each
# class, which the experiment neither trains on nor reports.
# Usage: recipes/images/search.sh OUT TRAIN VALIDATION   (an empty folder, or that of an interrupted search; the two folders that subset.sh makes)
set -euo pipefail
out=$1
train=$2
validation=$3
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -c Release src/Macl.Cli --nologo -v q
mkdir -p recipes/images/results "$out"

# arm, temperature, alpha, alignment threshold
settings="
infonce 0.05 - -
infonce 0.1 - -
infonce 0.2 - -
dcl 0.05 - -
dcl 0.1 - -
dcl 0.2 - -
macl 0.05 0.5 0
macl 0.05 1 0.5
macl 0.05 2 0.5
macl 0.1 0.5 0
macl 0.1 1 0
macl 0.1 1 0.5
macl 0.1 2 0.5
macl 0.2 0.5 0
"
judge() {
  local options=(--temperature "$4") result="$OUT/$3-$4-$5-$6"
  if [[ $3 == macl ]]; then options+=(--alpha "$5" --alignment-threshold "$6"); fi
  if [[ ! -s $result.json ]]; then # else it was found before an interruption
    rm -rf "$result"
    dotnet run -c Release --no-build --project src/Macl.Cli -- compare images --recipe recipes/images/simclr.json --data "$1" --test "$2" \
      --arms "$3" --seeds 1 --parallel 1 --batch-size 128 --epochs 6 "${options[@]}" --out "$result" --json > "$result.json"
  fi
  mapfile -t scores < <(grep -o '"mean":[0-9.]*' "$result.json" | cut -d: -f2)
  printf "%s,%s,%s,%s,%.2f,%.2f\n" "$3" "$4" "$5" "$6" "${scores[@]}"
}
export -f judge
export OUT=$out
table=recipes/images/results/search-cifar10.csv
echo "arm,temperature,alpha,alignmentThreshold,kNN,linearProbe" > "$table"
grep . <<< "$settings" | xargs -P "$(nproc)" -L 1 bash -c 'judge "$0" "$@"' "$train" "$validation" | tr -d '-' | sort | tee -a "$table"
