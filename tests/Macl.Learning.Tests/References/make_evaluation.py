"""Writes evaluation.json: scikit-learn's SVC and LogisticRegression, LIBSVM's svm-train and nested cross-validation on small data.

Made with scikit-learn 1.2.1 and LIBSVM 3.24: python3 make_evaluation.py
Embeddings are float32; both sides read the same decimal numbers.
"""
import json
import os
import subprocess
import tempfile

import numpy as np
from sklearn import datasets
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

COSTS = [1e-3, 1e-2, 1e-1, 1, 10, 100, 1000]
TIGHT = 1e-6


def compact(value):
    short = float(f"{value:.6g}")
    return int(short) if short == int(short) else short


def subset(x, y, count, seed, digits=4):
    rows = np.random.default_rng(seed).permutation(len(y))[:count]
    return np.round(x[rows], digits).astype(np.float32), y[rows].astype(int)


def pooled(count, dimension, seed):
    """Like sum-pooled graph embeddings: sizes vary, values are large, columns have very different scales."""
    random = np.random.default_rng(seed)
    y = random.integers(0, 2, count)
    nodes = random.integers(10, 60, count)
    rates = random.gamma(1.0, 1.0, (2, dimension)) * 0.15 + random.gamma(0.5, 2.0, dimension)
    return random.poisson(nodes[:, None] * rates[y] * np.exp(random.normal(0, 0.1, (count, 1)))).astype(np.float32), y


def sets():
    iris = datasets.load_iris()
    digits = datasets.load_digits()
    cancer = datasets.load_breast_cancer()
    yield "iris", *subset(iris.data, iris.target, 150, 0)
    yield "digits", *subset(digits.data, digits.target, 120, 1)
    yield "cancer", *subset(StandardScaler().fit_transform(cancer.data), cancer.target, 120, 2)
    yield "pooled", *pooled(160, 12, 3)
    x, y = pooled(60, 6, 4)
    yield "duplicates", np.concatenate([x, x]), np.concatenate([y, np.where(np.arange(60) < 40, y, 1 - y)])  # 20 pairs disagree
    x, y = subset(iris.data, iris.target, 90, 5)
    yield "constantFeature", np.hstack([x, np.full((90, 1), 7, np.float32)]), y
    x, y = subset(StandardScaler().fit_transform(cancer.data), cancer.target, 569, 6)
    rows = np.concatenate([np.flatnonzero(y == 1)[:90], np.flatnonzero(y == 0)[:8]])
    yield "unbalanced", x[rows], np.where(y[rows] == 1, 5, -3)


def kernel(name):
    return {"rbf": dict(kernel="rbf", gamma="scale"), "linear": dict(kernel="linear")}[name]


def svm_cases():
    linear = {"iris": [0.01, 1], "cancer": [0.01, 1, 1000], "unbalanced": [1e-3, 1]}
    for name, x, y in sets():
        for kind, costs in [("rbf", [1e-3, 1, 1000]), ("linear", linear.get(name, []))]:
            for cost in costs:
                train, test = slice(0, None, 2), slice(1, None, 2)
                model = SVC(C=cost, tol=TIGHT, decision_function_shape="ovo", **kernel(kind)).fit(x[train].astype(float), y[train])
                values = model.decision_function(x[test].astype(float))
                values = -values[:, None] if values.ndim == 1 else values
                yield dict(
                    set=name, kernel=kind, cost=cost,
                    decisions=np.round(values, 5).ravel().tolist(), predictions=model.predict(x[test].astype(float)).tolist())


def libsvm_cases():
    """The same through LIBSVM's own programs, with a fixed gamma."""
    for name, x, y in sets():
        if name in ("pooled", "cancer"):
            gamma = float(repr(1 / (x.shape[1] * x[::2].astype(float).var())))
            with tempfile.TemporaryDirectory() as folder:
                train, test, model, out = (os.path.join(folder, file) for file in ("train", "test", "model", "out"))
                for path, rows in ((train, slice(0, None, 2)), (test, slice(1, None, 2))):
                    with open(path, "w") as file:
                        for values, label in zip(x[rows].astype(float), y[rows]):
                            file.write(f"{label} " + " ".join(f"{i + 1}:{v!r}" for i, v in enumerate(values)) + "\n")
                subprocess.run(["svm-train", "-q", "-s", "0", "-t", "2", "-c", "10", "-g", repr(gamma), "-e", str(TIGHT), train, model], check=True)
                subprocess.run(["svm-predict", test, model, out], check=True, stdout=subprocess.DEVNULL)
                with open(out) as file:
                    yield dict(set=name, gamma=gamma, cost=10, predictions=[int(line) for line in file])


def first_best(results):
    """The smallest cost with the best mean. The default takes rounding errors of equal means for differences."""
    return int(np.argmax(np.round(results["mean_test_score"], 12)))


def nested_cases():
    for name, x, y in sets():
        if name in ("iris", "pooled", "cancer"):
            wide, folds = x.astype(float), []
            for train, test in StratifiedKFold(4, shuffle=True, random_state=0).split(wide, y):
                inner = list(StratifiedKFold(3, shuffle=True, random_state=1).split(wide[train], y[train]))
                search = GridSearchCV(SVC(tol=1e-6), {"C": COSTS}, cv=inner, refit=first_best).fit(wide[train], y[train])
                folds.append(dict(
                    test=test.tolist(), inner=[train[rows].tolist() for _, rows in inner],
                    cost=search.best_params_["C"], accuracy=search.score(wide[test], y[test])))
            yield dict(set=name, folds=folds)


def probe_cases():
    for name, x, y in sets():
        for cost, standardise in [(1, True), (0.01, True), (100, True), (1, False)]:
            if not standardise and name not in ("iris", "cancer"):
                continue
            train, test = x[::2].astype(float), x[1::2].astype(float)
            if standardise:
                scaler = StandardScaler().fit(train)
                train, test = scaler.transform(train), scaler.transform(test)
            model = LogisticRegression(C=cost, tol=1e-7, max_iter=1000, solver="newton-cg").fit(train, y[::2])
            yield dict(
                set=name, cost=cost, standardise=standardise,
                decisions=np.round(model.decision_function(test), 6).ravel().tolist(), predictions=model.predict(test).tolist())


def main():
    content = dict(
        sets=[dict(name=name, dimension=x.shape[1], values=[compact(v) for v in x.ravel()], labels=y.tolist()) for name, x, y in sets()],
        svm=list(svm_cases()), libsvm=list(libsvm_cases()), nested=list(nested_cases()), probe=list(probe_cases()))
    for entry in content["sets"]:
        assert np.array_equal(np.array(entry["values"], np.float32), next(x for name, x, _ in sets() if name == entry["name"]).ravel()), entry["name"]
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "evaluation.json"), "w") as file:
        json.dump(content, file, separators=(",", ":"))
        file.write("\n")


main()
