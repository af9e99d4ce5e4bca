"""Writes transfer.json: scikit-learn's LogisticRegression by SentEval's protocols, on the sets of evaluation.json. Run in this folder: python3 make_transfer.py

Made with scikit-learn 1.2.1. Solved to a tight tolerance, so that predictions do not hang on the solver.
"""
import json

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

COSTS = [2.0 ** t for t in range(-2, 6)]


def sets():
    with open("evaluation.json") as file:
        for entry in json.load(file)["sets"]:
            yield entry["name"], np.array(entry["values"], np.float32).reshape(-1, entry["dimension"]).astype(float), np.array(entry["labels"])


def fit(x, y, cost):
    return LogisticRegression(C=cost, tol=1e-6, max_iter=3000, solver="newton-cg").fit(x, y)


def judge(x, y, train, test, divisions):
    """C by the mean accuracy over divisions of the training part, of equal ones the smallest; then the test part."""
    means = [np.mean([fit(x[learn], y[learn], cost).score(x[check], y[check]) for learn, check in divisions]) for cost in COSTS]
    best = int(np.argmax(np.round(means, 12)))
    predictions = fit(x[train], y[train], COSTS[best]).predict(x[test])
    two = len(set(y)) == 2
    return {
        "cost": COSTS[best], "innerAccuracy": means[best], "accuracy": float(np.mean(predictions == y[test])),
        "f1": f1_score(y[test], predictions, pos_label=max(y)) if two else None}


def nested(x, y):
    for train, test in StratifiedKFold(4, shuffle=True, random_state=0).split(x, y):
        inner = [(train[learn], train[check]) for learn, check in StratifiedKFold(3, shuffle=True, random_state=1).split(x[train], y[train])]
        yield {"test": test.tolist(), "inner": [check.tolist() for _, check in inner], **judge(x, y, train, test, inner)}


def development(x, y):
    train, check, test = (np.arange(first, len(y), 3) for first in range(3))
    return judge(x, y, train, test, [(train, check)])


chosen = [item for item in sets() if item[0] in ("iris", "digits", "cancer", "constantFeature")]
content = {
    "nested": [{"set": name, "folds": list(nested(x, y))} for name, x, y in chosen],
    "development": [{"set": name, **development(x, y)} for name, x, y in chosen],
}
with open("transfer.json", "w") as file:
    json.dump(content, file, separators=(",", ":"))
    file.write("\n")
