#!/usr/bin/env python3
"""What is in an encoder's embeddings whatever their geometry: Spearman's correlation x 100 on scored pairs with the embeddings as they are, without their mean, and whitened (Su et al., 2021),
with mean and covariance of other sentences and of the pairs' own.

Usage: recipes/sentences/whitening.py FIRST.npy SECOND.npy SCORES.txt OTHERS.npy   (embeddings of the pairs' first and second sentences and of other sentences by `macl embed sentences`; a score a line)
"""
import sys

import numpy as np
from scipy.stats import spearmanr


def main(first, second, scores, others):
    first, second, others = (np.load(file).astype(np.float64) for file in (first, second, others))
    scores = np.loadtxt(scores)

    def spearman(change):
        a, b = change(first), change(second)
        return 100 * spearmanr((a * b).sum(1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1), scores)[0]

    print(f"as they are: {spearman(lambda rows: rows):.1f}")
    for name, rows in (("other sentences", others), ("the pairs' own", np.vstack([first, second]))):
        mean = rows.mean(0)
        variances, axes = np.linalg.eigh(np.cov((rows - mean).T))
        whitener = axes / np.sqrt(np.maximum(variances, 1e-9))
        print(f"by {name}: without mean {spearman(lambda x: x - mean):.1f}, whitened {spearman(lambda x: (x - mean) @ whitener):.1f}")


main(*sys.argv[1:])
