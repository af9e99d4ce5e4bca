#!/usr/bin/env bash
# Repeats the tables of docs/results/graphs.md.
# Usage: recipes/graphs/compare.sh OUT DATA...   (an empty folder; zips or folders in the TU text format)
set -euo pipefail
out=$1
shift
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -c Release src/Macl.Cli --nologo -v q
mkdir -p recipes/graphs/results
for data in "$@"; do
  name=$(basename "$data" .zip)
  dotnet run -c Release --no-build --project src/Macl.Cli -- compare graphs \
    --recipe recipes/graphs/graphcl.json --data "$data" --arms untrained,infonce,dcl,macl --seeds 5 --out "$out/$name"
  cp "$out/$name/comparison.json" "recipes/graphs/results/$name.json"
done
