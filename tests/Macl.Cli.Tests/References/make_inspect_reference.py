"""Reference values for `macl inspect`: double loops in double precision with plain numpy, no autograd.

Writes pairs of embeddings (*.npy) and what the losses are on them (inspect.json).
Run in this folder with Python 3 and numpy: python3 make_inspect_reference.py
The gradient is derived here by hand: with the margin d = s+/tau - log sum exp(s-/tau), the slope of
InfoNCE is -sigmoid(-d), that of DCL and of MACL (reweighted InfoNCE) is -1.
"""
import json
import math

import numpy as np


def unit(rows):
    return [row / math.sqrt(sum(float(v) ** 2 for v in row)) for row in rows]


def candidates(n, pairing):
    """(anchor, positive, negatives) as indices into [first; second]."""
    if pairing == "one-way":
        return [(i, n + i, [n + j for j in range(n) if j != i]) for i in range(n)]
    return [(i, (i + n) % (2 * n), [j for j in range(2 * n) if j not in (i, (i + n) % (2 * n))]) for i in range(2 * n)]


def logsumexp(values):
    top = max(values)
    return top + math.log(sum(math.exp(v - top) for v in values))


def softplus(x):
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def sigmoid(x):
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def reweighted(d):
    """exp(softplus(d)) * softplus(-d), by its series in u = exp(-d) where the product would overflow."""
    if d > 30:
        u = math.exp(-d)
        return 1 + u / 2 - u * u / 6
    return math.exp(softplus(d)) * softplus(-d)


def inspect(first, second, loss, pairing, tau0, alpha, threshold):
    n, dim = first.shape
    rows = [np.array(row, dtype=np.float64) for row in np.concatenate([first, second])]
    norms = [math.sqrt(float(row @ row)) for row in rows]
    z = unit(rows)
    sim = [[float(a @ b) for b in z] for a in z]
    alignment = sum(sim[i][n + i] for i in range(n)) / n
    tau = tau0
    if loss == "macl":
        tau = max(tau0 * (1 + alpha * (alignment - threshold)), 0.1 * tau0)
    table = candidates(n, pairing)
    total, scaling, hits, at_initial = 0.0, [], 0, 0.0
    grad = [np.zeros(dim) for _ in rows]
    for anchor, positive, negatives in table:
        s_neg = [sim[anchor][j] for j in negatives]
        log_neg = logsumexp([s / tau for s in s_neg])
        d = sim[anchor][positive] / tau - log_neg
        d0 = sim[anchor][positive] / tau0 - logsumexp([s / tau0 for s in s_neg])
        at_initial += softplus(-d0)
        scaling.append(sigmoid(-d))
        hits += sim[anchor][positive] > max(s_neg)
        total += {"infonce": softplus(-d), "dcl": -d, "macl": reweighted(d)}[loss]
        slope = -sigmoid(-d) if loss == "infonce" else -1.0
        weights = [(positive, slope / tau)] + [(j, -slope / tau * math.exp(sim[anchor][j] / tau - log_neg)) for j in negatives]
        for j, weight in weights:
            grad[anchor] = grad[anchor] + weight * z[j]
            grad[j] = grad[j] + weight * z[anchor]
    count = len(table)
    raw = [(g - (g @ u) * u) / norm / count for g, u, norm in zip(grad, z, norms)]
    frobenius = lambda part: math.sqrt(sum(float(g @ g) for g in part))

    def uniformity(part):
        values = [math.exp(-2 * float((a - b) @ (a - b))) for i, a in enumerate(part) for b in part[i + 1:]]
        return math.log(sum(values) / len(values))

    singular = np.linalg.svd(np.array(z), compute_uv=False)
    share = singular / singular.sum()
    return {
        "loss": total / count,
        "temperature": tau,
        "alignment": alignment,
        "gradientScaling": sum(scaling) / count,
        "gradientNormFirst": frobenius(raw[:n]),
        "gradientNormSecond": frobenius(raw[n:]),
        "alignmentLoss": sum(float((z[i] - z[n + i]) @ (z[i] - z[n + i])) for i in range(n)) / n,
        "uniformityLoss": (uniformity(z[:n]) + uniformity(z[n:])) / 2,
        "effectiveRank": math.exp(-sum(p * math.log(p) for p in share if p > 0)),
        "inBatchAccuracy": hits / count,
        "infoNceAtInitialTemperature": at_initial / count,
    }


def main():
    random = np.random.default_rng(7)
    spread = random.normal(size=(12, 5))
    near = random.normal(size=(8, 16))
    pairs = {
        "spread": (spread, spread + 0.5 * random.normal(size=spread.shape)),
        "nearly_identical": (near, near + 1e-4 * random.normal(size=near.shape)),
        "two_samples": (random.normal(size=(2, 3)), random.normal(size=(2, 3))),
    }
    cases = []
    for name, (first, second) in pairs.items():
        np.save(f"{name}_first.npy", first)
        np.save(f"{name}_second.npy", second)
        for loss in ("infonce", "dcl", "macl"):
            for pairing in ("two-view", "one-way"):
                for tau0, alpha, threshold in ((0.05, 0.5, 0.0), (0.1, 2.0, 0.8), (0.5, 1.0, 0.2)):
                    expected = inspect(first, second, loss, pairing, tau0, alpha, threshold)
                    cases.append({"pair": name, "loss": loss, "pairing": pairing, "temperature": tau0, "alpha": alpha, "alignmentThreshold": threshold, "expected": expected})
    with open("inspect.json", "w") as file:
        json.dump(cases, file, indent=1)


main()
