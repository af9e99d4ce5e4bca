#!/usr/bin/env bash
# Repeats the experiment of docs/results/sentences.md: SimCSE under no training, InfoNCE, DCL and MACL from the masked language model, 3 seeds each, every encoder by STS and the first seed by transfer tasks.
# An interrupted experiment goes on where it stopped when it is started again.
# Usage: recipes/sentences/compare.sh OUT SENTENCES STS TRANSFER   (where pretrain.sh has worked; a file of lines; SentEval's data as folders or zips)
set -euo pipefail
out=$1
sentences=$2
sts=$3
transfer=$4
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -c Release src/Macl.Cli --nologo -v q
results=recipes/sentences/results
mkdir -p "$results" "$out/judged"
macl() { dotnet run -c Release --no-build --project src/Macl.Cli -- "$@"; }
{ gzip -cdf "$sentences" || true; } | head -n 25600 > "$out/first-25600.txt"
if [[ -d $out/simcse ]]; then
  macl compare sentences --resume "$out/simcse" --test "$sts"
else
  macl compare sentences --recipe recipes/sentences/simcse.json --data "$out/first-25600.txt" --from "$out/mlm" --test "$sts" --arms untrained,infonce,dcl,macl --seeds 3 --out "$out/simcse"
fi
cp "$out/simcse/comparison.json" "$results/simcse.json"
recipes/curves.py "$out/simcse" 10 > "$results/simcse.csv"

# name, model, pooling: the masked language model by every pooling, and every run as it was trained
encoders() {
  for pooling in cls mean first-last-mean; do echo "mlm-$pooling $out/mlm $pooling"; done
  for run in "$out"/simcse/runs/*; do [[ $run == */untrained-* ]] || echo "$(basename "$run") $run mean"; done
}
judge() {
  local result="$OUT/judged/$2-$3.json"
  [[ -s $result ]] && return
  dotnet run -c Release --no-build --project src/Macl.Cli -- evaluate sentences --json --protocol "$2" --model "$4" --pooling "$5" --data "$1" > "$result.part"
  mv "$result.part" "$result"
}
export -f judge
export OUT=$out OMP_NUM_THREADS=1 # one thread for each of the encoders that are judged at the same time
encoders | xargs -P "$(nproc)" -L 1 bash -euc 'judge "$0" sts "$@"' "$sts"
encoders | grep -E "^mlm-(cls|mean)|seed0" | xargs -P "$(nproc)" -L 1 bash -euc 'judge "$0" transfer "$@"' "$transfer"
recipes/sentences/scores.py "$out/judged" > "$results/scores.csv"
