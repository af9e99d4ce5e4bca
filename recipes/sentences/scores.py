#!/usr/bin/env python3
"""Gathers the scores of compare.sh's encoders, which `macl evaluate sentences --json` found, as CSV on standard output: a task's own score has no subset.

Usage: recipes/sentences/scores.py JUDGED
"""
import csv
import json
import pathlib
import sys


def main(judged):
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["encoder", "protocol", "task", "subset", "score"])
    for file in sorted(pathlib.Path(judged).glob("*.json")):
        protocol, encoder = file.stem.split("-", 1)
        result = json.loads(file.read_text())
        for task in result["tasks"]:
            writer.writerow([encoder, protocol, task["task"], "", f"{task['score']:.4f}"])
            for name, score in task["further"].items():
                writer.writerow([encoder, protocol, task["task"], name, f"{score:.4f}"])
        for name, value in result["geometry"].items():
            if not isinstance(value, float):  # what it was measured on
                continue
            writer.writerow([encoder, protocol, "geometry", name, f"{value:.4f}"])


main(sys.argv[1])
