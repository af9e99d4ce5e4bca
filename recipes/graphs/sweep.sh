#!/usr/bin/env bash
# Makes the numbers behind docs/dilemmas.md: an encoder trained with InfoNCE, the embeddings of the graphs and of one random
# view of each, and a sweep over both.
# Usage: recipes/graphs/sweep.sh OUT DATA   (an empty folder; NCI1 as a zip or a folder)
set -euo pipefail
out=$1
data=$2
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -c Release src/Macl.Cli --nologo -v q
macl() { dotnet run -c Release --no-build --project src/Macl.Cli -- "$@"; }
macl pretrain graphs --recipe recipes/graphs/graphcl.json --data "$data" --loss infonce --evaluate-every 0 --out "$out/run"
macl embed graphs --model "$out/run" --data "$data" --out "$out/first.npy"
macl embed graphs --model "$out/run" --data "$data" --augmentation random4 --out "$out/second.npy"
macl inspect --first "$out/first.npy" --second "$out/second.npy" --pairing one-way --temperature 0.2 --alpha 2 --alignment-threshold 0.5 \
  --sweep --labels "$out/first.csv" --out "$out/sweep"
mkdir -p recipes/graphs/results
cp "$out/sweep/sweep.json" "recipes/graphs/results/sweep-$(basename "$data" .zip).json"
