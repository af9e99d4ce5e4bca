#!/usr/bin/env bash
# Repeats the experiment of docs/results/sentences.md: SimCSE under no training, InfoNCE, DCL and MACL from the masked language model, 3 seeds each, and every encoder by STS and transfer tasks.
# An interrupted experiment goes on where it stopped when it is started again.
# Usage: recipes/sentences/compare.sh OUT SENTENCES STS TRANSFER   (where pretrain.sh has worked; a file of lines; SentEval's data as folders or zips)
set -euo pipefail
out=$1
sentences=$2
sts=$3
transfer=$4
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -c Release src/Macl.Cli --nologo -v q
mkdir -p recipes/sentences/results
macl() { dotnet run -c Release --no-build --project src/Macl.Cli -- "$@"; }
if [[ -d $out/simcse ]]; then
  macl compare sentences --resume "$out/simcse"
else
  macl compare sentences --recipe recipes/sentences/simcse.json --data "$sentences" --from "$out/mlm" --test "$sts" --arms untrained,infonce,dcl,macl --seeds 3 --out "$out/simcse"
fi
cp "$out/simcse/comparison.json" recipes/sentences/results/simcse.json
recipes/images/curves.py "$out/simcse" > recipes/sentences/results/simcse.csv
for run in "$out"/simcse/runs/*; do
  name=$(basename "$run")
  macl evaluate sentences --json --model "$run" --data "$sts" | sed "s|$out/||g" > "recipes/sentences/results/sts-$name.json"
  macl evaluate sentences --json --model "$run" --data "$transfer" | sed "s|$out/||g" > "recipes/sentences/results/transfer-$name.json"
done
