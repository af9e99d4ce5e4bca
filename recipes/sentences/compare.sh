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
mkdir -p "$results" "$out"
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
encoders | recipes/sentences/judge.sh "$out/judged" "$sts" "$transfer" "^mlm-(cls|mean)|seed0" > "$results/scores.csv"
