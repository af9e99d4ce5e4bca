#!/usr/bin/env python3
"""Takes the curves out of a comparison's folder: of every arm that trains, the means over epochs and seeds, as CSV on standard output.

Usage: recipes/images/curves.py COMPARISON
"""
import collections
import csv
import json
import pathlib
import sys

MEASUREMENTS = ["temperature", "alignment", "gradientScaling", "infoNceAtInitialTemperature", "uniformityLoss"]


def main(comparison):
    values = collections.defaultdict(list)
    for metrics in sorted(pathlib.Path(comparison, "runs").glob("*/metrics.jsonl")):
        arm = json.loads(metrics.with_name("result.json").read_text())["loss"]
        for line in metrics.read_text().splitlines():
            step = json.loads(line)
            values[arm, step["epoch"] + 1].append([step[name] for name in MEASUREMENTS])
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["arm", "epoch", *MEASUREMENTS])
    for (arm, epoch), steps in sorted(values.items()):
        writer.writerow([arm, epoch, *(f"{sum(column) / len(column):.6g}" for column in zip(*steps))])


main(sys.argv[1])
