#!/usr/bin/env bash
# Repeats the experiment with the larger encoder of docs/results/sentences.md: a masked language model of 4 layers × 256, SimCSE from there under no training, InfoNCE, DCL and MACL, 3 seeds each, and from
# drawn weights, every encoder by STS and the first seed by transfer tasks. An interrupted experiment goes on where it stopped when it is started again.
# Usage: recipes/sentences/larger.sh OUT SENTENCES TOKENIZER STS TRANSFER   (a file of lines; a folder with bert-base-uncased's vocab.txt; SentEval's data as folders or zips)
set -euo pipefail
out=$1
sentences=$2
tokenizer=$3
sts=$4
transfer=$5
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
results=recipes/sentences/results
mkdir -p "$results" "$out"
compare() { # folder, options of a comparison that does not exist yet
  local options=("${@:2}" --out "$1")
  if [[ -d $1 ]]; then options=(--resume "$1"); fi
  dotnet run -c Release --no-build --project src/Macl.Cli -- compare sentences --test "$sts" "${options[@]}"
}
# at most 16 words, one of every second of them
{ gzip -cdf "$sentences" || true; } | awk 'NF <= 16 && ++count % 2' > "$out/short.txt"
{ gzip -cdf "$sentences" || true; } | awk 'NR % 12 == 1' > "$out/every-12th.txt"

recipes/sentences/pretrain.sh "$out" "$sentences" "$tokenizer" "$sts" recipes/sentences/larger-mlm.json
compare "$out/simcse" --recipe recipes/sentences/larger-simcse.json --data "$out/short.txt" --from "$out/mlm" --arms untrained,infonce,dcl,macl --seeds 3
cp "$out/simcse/comparison.json" "$results/larger.json"
compare "$out/drawn" --recipe recipes/sentences/larger-drawn.json --data "$out/every-12th.txt" --tokenizer "$tokenizer" --arms untrained,dcl --seeds 1

# name, model, pooling
encoders() {
  for pooling in cls mean first-last-mean; do echo "mlm-$pooling $out/mlm $pooling"; done
  for run in "$out"/simcse/runs/*; do [[ $run == */untrained-* ]] || echo "$(basename "$run") $run mean"; done
  for run in "$out"/drawn/runs/*; do echo "drawn-$(basename "$run") $run mean"; done
}
encoders | recipes/sentences/judge.sh "$out/judged" "$sts" "$transfer" "^mlm-(cls|mean)|^[a-z]+-seed0" > "$results/larger-scores.csv"
