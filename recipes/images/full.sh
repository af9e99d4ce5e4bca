#!/usr/bin/env bash
# Trains on all of CIFAR-10 by SimCLR and MACL for 24 epochs, about an hour and a half of one core that has nothing else to do, and by MoCo v2 and MACL on the first 10,000 pictures.
# An interrupted run goes on where it stopped when this is started again.
# Usage: recipes/images/full.sh OUT TRAIN_ZIP TRAIN TEST   (CIFAR-10's training zip, the folder cifar10-first-10000 that subset.sh makes, the test zip)
set -euo pipefail
out=$1
all=$2
part=$3
test=$4
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -c Release src/Macl.Cli --nologo -v q
mkdir -p recipes/images/results
train() {
  local name=$1 data=$2
  shift 2
  local options=(--recipe recipes/images/simclr.json --data "$data" --test "$test" --out "$out/$name" "$@")
  if [[ -d $out/$name ]]; then options=(--resume "$out/$name"); fi
  dotnet run -c Release --no-build --project src/Macl.Cli -- pretrain images "${options[@]}"
  grep -v '^  "run":' "$out/$name/result.json" > "recipes/images/results/$name.json" # without the folder's path
}
train simclr-full "$all" --batch-size 256 --epochs 24 --evaluate-every 4 --threads 1
train moco-first-10000 "$part" --method moco --batch-size 128 --evaluate-every 0 --threads 1
