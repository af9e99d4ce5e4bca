#!/usr/bin/env bash
# Takes the fixed parts of CIFAR-10 that the experiment uses out of the JPEG training zip (entries class/0000.jpg to class/4999.jpg):
# the first 1,000 pictures of each class to train on, and the last 500 of each class to search on.
# Usage: recipes/images/subset.sh OUT TRAIN_ZIP   (makes OUT/cifar10-first-10000 and OUT/cifar10-last-5000)
set -euo pipefail
out=$1
train=$2
mkdir -p "$out"
unzip -q "$train" '*/0???.jpg' -d "$out/cifar10-first-10000"
unzip -q "$train" '*/4[5-9]??.jpg' -d "$out/cifar10-last-5000"
