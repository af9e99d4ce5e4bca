"""Reference values for paired differences: SciPy's paired t-test. Run in this folder: python3 make_paired.py"""
import json

import numpy as np
from scipy import stats

random = np.random.default_rng(3)
cases = []
for count in (2, 3, 5, 12):
    first = (80 + random.normal(size=count)).round(3)
    second = (79 + random.normal(size=count)).round(3)
    interval = stats.t.interval(0.95, count - 1, loc=(first - second).mean(), scale=stats.sem(first - second))
    cases.append({"first": list(first), "second": list(second), "mean": (first - second).mean(), "low": interval[0], "high": interval[1], "std": first.std(ddof=1)})
with open("paired.json", "w") as file:
    json.dump(cases, file, indent=1)
