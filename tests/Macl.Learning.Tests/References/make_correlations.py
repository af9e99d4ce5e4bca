"""Reference values for correlations: SciPy's spearmanr and pearsonr. Run in this folder: python3 make_correlations.py

Made with SciPy 1.10.1. Small cases are stored whole; large ones are made on both sides by one formula of integers.
"""
import json

import numpy as np
from scipy import stats

random = np.random.default_rng(11)


def small():
    yield "two pairs, agreeing", [0.2, 0.7], [1, 4]
    yield "two pairs, disagreeing", [0.7, 0.2], [1, 4]
    yield "a tie in each", [0.1, 0.5, 0.5, 0.9], [1, 1, 2, 3]
    yield "ties across zero", [-0.0, 0.0, 0.3, -0.4], [0, 2, 3, 1]
    yield "one differs", [0.5] * 9 + [0.6], [3] * 4 + [2] + [3] * 5
    yield "a monotone curve", [0.1, 0.2, 0.3, 0.4, 0.5], [1, 10, 100, 1000, 10000]
    yield "nearly collapsed", (1 - 1e-7 * random.random(40)).tolist(), random.integers(0, 6, 40).tolist()
    for count in (3, 5, 17, 100, 301):
        scores = (random.integers(0, 26, count) / 5).tolist()
        scores[0], scores[1] = 0.0, 5.0
        yield f"scores in fifths, {count}", np.round(0.1 * np.array(scores) + random.normal(0, 0.3, count), 6).tolist(), scores
        yield f"few levels, {count}", (random.integers(-2, 3, count) / 4 + np.arange(count) % 2).tolist(), (np.arange(count) % 3).tolist()
        yield f"continuous, {count}", random.normal(size=count).tolist(), random.normal(size=count).tolist()


def large(count, levels, score_levels):
    index = np.arange(count, dtype=np.int64)
    mixed = index * 7919 % 104729
    return mixed % levels / levels, (mixed % levels * score_levels // levels + mixed * 31 % 104729 % 9) / 5


def correlations(similarities, scores):
    return {"spearman": stats.spearmanr(similarities, scores)[0], "pearson": stats.pearsonr(similarities, scores)[0]}


content = {
    "small": [{"name": name, "similarities": a, "scores": b, **correlations(a, b)} for name, a, b in small()],
    "large": [{"count": c, "levels": l, "scoreLevels": s, **correlations(*large(c, l, s))} for c, l, s in ((1000, 50, 26), (100000, 100, 6), (100000, 99991, 26))],
}
with open("correlations.json", "w") as file:
    json.dump(content, file, separators=(",", ":"))
    file.write("\n")
