#!/usr/bin/env bash
# Searches MACL's alpha and alignment threshold for graphs on a data set that is not in the reported table (DD).
# Usage: recipes/graphs/search.sh OUT DATA   (an empty folder; DD as a zip or a folder)
set -euo pipefail
out=$1
data=$2
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -c Release src/Macl.Cli --nologo -v q
mkdir -p recipes/graphs/results
table=recipes/graphs/results/search-$(basename "$data" .zip).csv
echo "alpha,alignmentThreshold,accuracyMean,accuracyStd,accuracies" > "$table"
for alpha in 0 0.25 0.5 1 2; do
  for threshold in 0 0.5; do
    if [[ $alpha == 0 && $threshold != 0 ]]; then continue; fi # alpha 0 is DCL, whatever the threshold
    result=$(dotnet run -c Release --no-build --project src/Macl.Cli -- compare graphs --recipe recipes/graphs/graphcl.json \
      --data "$data" --arms macl --seeds 3 --alpha "$alpha" --alignment-threshold "$threshold" --evaluate-every 0 --out "$out/$alpha-$threshold" --json)
    mean=$(grep -o '"mean":[^,}]*' <<< "$result" | head -1 | cut -d: -f2)
    std=$(grep -o '"std":[^,}]*' <<< "$result" | head -1 | cut -d: -f2)
    values=$(grep -o '"values":\[[^]]*' <<< "$result" | head -1 | cut -d'[' -f2 | tr ',' ' ')
    echo "$alpha,$threshold,$mean,$std,$values" | tee -a "$table"
  done
done
