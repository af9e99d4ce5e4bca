#!/usr/bin/env bash
# Repeats the experiment of docs/results/images.md: SimCLR under no training, InfoNCE, DCL and MACL at batches of 32 to 256, 3 seeds each.
# An interrupted experiment goes on where it stopped when it is started again.
# Usage: recipes/images/compare.sh OUT TRAIN TEST [BATCH...]   (the folder cifar10-first-10000 that subset.sh makes, and CIFAR-10's test zip)
set -euo pipefail
out=$1
train=$2
test=$3
shift 3
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -c Release src/Macl.Cli --nologo -v q
mkdir -p recipes/images/results
macl() { dotnet run -c Release --no-build --project src/Macl.Cli -- "$@"; }
[[ $# -gt 0 ]] || set -- 32 64 128 256
for batch in "$@"; do
  folder=$out/simclr-batch-$batch
  if [[ -d $folder ]]; then
    macl compare images --resume "$folder" --test "$test"
  else
    macl compare images --recipe recipes/images/simclr.json --data "$train" --test "$test" \
      --arms untrained,infonce,dcl,macl --seeds 3 --batch-size "$batch" --out "$folder"
  fi
  cp "$folder/comparison.json" "recipes/images/results/simclr-batch-$batch.json"
  recipes/curves.py "$folder" > "recipes/images/results/simclr-batch-$batch.csv"
done
