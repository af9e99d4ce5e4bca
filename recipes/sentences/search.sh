#!/usr/bin/env bash
# Searches pooling, learning rate, τ₀, α and A₀ for compare.sh by STS-B's development part, which no table of docs/results/sentences.md reports. One seed and 6,400 sentences each.
# An interrupted search goes on where it stopped when it is started again.
# Usage: recipes/sentences/search.sh OUT SENTENCES STS   (where pretrain.sh has worked; a file of lines; SentEval's data as a folder or zip)
set -euo pipefail
out=$1
sentences=$2
sts=$3
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -c Release src/Macl.Cli --nologo -v q
mkdir -p recipes/sentences/results "$out/search"
{ gzip -cdf "$sentences" || true; } | head -n 6400 > "$out/first-6400.txt"

# pooling, learning rate, arm, temperature, alpha, alignment threshold
settings="
mean 0.0003 infonce 0.05 - -
mean 0.001 infonce 0.05 - -
mean 0.0003 infonce 0.2 - -
mean 0.0003 dcl 0.05 - -
mean 0.001 dcl 0.05 - -
mean 0.003 dcl 0.05 - -
mean 0.0003 macl 0.05 2 0.8
mean 0.001 macl 0.05 2 0.8
mean 0.003 macl 0.05 2 0.8
mean 0.0003 macl 0.05 0.5 0
cls 0.0003 dcl 0.05 - -
"
judge() {
  local options=(--pooling "$2" --learning-rate "$3" --temperature "$5") result="$OUT/search/$2-$3-$4-$5-$6-$7"
  if [[ $4 == macl ]]; then options+=(--alpha "$6" --alignment-threshold "$7"); fi
  if [[ ! -s $result.json ]]; then # else it was found before an interruption
    rm -rf "$result"
    dotnet run -c Release --no-build --project src/Macl.Cli -- compare sentences --recipe recipes/sentences/simcse.json --evaluate-every 50 --data "$OUT/first-6400.txt" --from "$OUT/mlm" --test "$1" \
      --arms "$4" --seeds 1 --parallel 1 "${options[@]}" --out "$result" --json > "$result.json"
  fi
  mapfile -t scores < <(grep -o '"mean":[0-9.]*' "$result.json" | cut -d: -f2)
  printf "%s,%s,%s,%s,%s,%s,%.2f\n" "$2" "$3" "$4" "$5" "$6" "$7" "${scores[0]}"
}
export -f judge
export OUT=$out
table=recipes/sentences/results/search.csv
echo "pooling,learningRate,arm,temperature,alpha,alignmentThreshold,spearman" > "$table"
grep . <<< "$settings" | xargs -P "$(nproc)" -L 1 bash -euc 'judge "$0" "$@"' "$sts" | sed 's/,-/,/g' | sort | tee -a "$table"
