#!/usr/bin/env bash
# Trains a small BERT as a masked language model on sentences of Wikipedia: where the comparison of losses begins.
# An interrupted run goes on where it stopped when this is started again.
# Usage: recipes/sentences/pretrain.sh OUT SENTENCES TOKENIZER SENTEVAL [RECIPE]   (a file of lines; a folder with bert-base-uncased's vocab.txt; SentEval's data as a folder or zip; mlm.json)
set -euo pipefail
out=$1
sentences=$2
tokenizer=$3
senteval=$4
recipe=${5:-recipes/sentences/mlm.json}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build -c Release src/Macl.Cli --nologo -v q
options=(--recipe "$recipe" --data "$sentences" --tokenizer "$tokenizer" --test "$senteval" --out "$out/mlm")
if [[ -d $out/mlm ]]; then options=(--resume "$out/mlm"); fi
dotnet run -c Release --no-build --project src/Macl.Cli -- pretrain sentences "${options[@]}"
