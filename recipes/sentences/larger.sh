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
dotnet build -c Release src/Macl.Cli --nologo -v q
results=recipes/sentences/results
mkdir -p "$results" "$out"
macl() { dotnet run -c Release --no-build --project src/Macl.Cli -- "$@"; }
# at most 16 words, one of every second of them
{ gzip -cdf "$sentences" || true; } | awk 'NF <= 16 && ++count % 2' > "$out/short.txt"
{ gzip -cdf "$sentences" || true; } | awk 'NR % 12 == 1' > "$out/every-12th.txt"

options=(--recipe recipes/sentences/larger-mlm.json --data "$sentences" --tokenizer "$tokenizer" --test "$sts" --out "$out/mlm")
if [[ -d $out/mlm ]]; then options=(--resume "$out/mlm"); fi
macl pretrain sentences "${options[@]}"
if [[ -d $out/simcse ]]; then
  macl compare sentences --resume "$out/simcse" --test "$sts"
else
  macl compare sentences --recipe recipes/sentences/larger-simcse.json --data "$out/short.txt" --from "$out/mlm" --test "$sts" --arms untrained,infonce,dcl,macl --seeds 3 --out "$out/simcse"
fi
cp "$out/simcse/comparison.json" "$results/larger.json"
# for comparison: from drawn weights
if [[ ! -s $out/drawn/comparison.json ]]; then
  if [[ -d $out/drawn ]]; then
    macl compare sentences --resume "$out/drawn" --test "$sts"
  else
    macl compare sentences --recipe recipes/sentences/larger-drawn.json --data "$out/every-12th.txt" --tokenizer "$tokenizer" --test "$sts" --arms untrained,dcl --seeds 1 --out "$out/drawn"
  fi
fi

# name, model, pooling
encoders() {
  for pooling in cls mean first-last-mean; do echo "mlm-$pooling $out/mlm $pooling"; done
  for run in "$out"/simcse/runs/*; do [[ $run == */untrained-* ]] || echo "$(basename "$run") $run mean"; done
  for run in "$out"/drawn/runs/*; do echo "drawn-$(basename "$run") $run mean"; done
}
encoders | recipes/sentences/judge.sh "$out/judged" "$sts" "$transfer" "^mlm-(cls|mean)|^[a-z]+-seed0" > "$results/larger-scores.csv"
