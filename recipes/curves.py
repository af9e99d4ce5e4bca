#!/usr/bin/env python3
"""Takes the curves out of a comparison's folder: of every arm that trains, the means over steps and seeds, as CSV on standard output.

Usage: recipes/curves.py COMPARISON [STEPS]   (means over an epoch each, or over so many steps each, where a run has few epochs)
"""
import collections
import csv
import json
import pathlib
import sys

MEASUREMENTS = ["temperature", "alignment", "gradientScaling", "infoNceAtInitialTemperature", "uniformityLoss"]


def main(comparison, steps=None):
    values = collections.defaultdict(list)
    for metrics in sorted(pathlib.Path(comparison, "runs").glob("*/metrics.jsonl")):
        arm = json.loads(metrics.with_name("result.json").read_text())["loss"]
        for line in metrics.read_text().splitlines():
            step = json.loads(line)
            if "loss" not in step:  # an evaluation
                continue
            place = step["epoch"] + 1 if steps is None else -(-step["step"] // int(steps)) * int(steps)
            values[arm, place].append([step[name] for name in MEASUREMENTS])
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["arm", "epoch" if steps is None else "step", *MEASUREMENTS])
    for (arm, place), measured in sorted(values.items()):
        writer.writerow([arm, place, *(f"{sum(column) / len(column):.6g}" for column in zip(*measured))])


main(*sys.argv[1:])
