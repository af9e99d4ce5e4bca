"""The two-view MACL loss in PyTorch by other formulas, forward and backward: what bench/Macl.Bench compares itself with.

    python3 losses.py about
    python3 losses.py compare PAIRS DIMENSION ROUNDS SECONDS USABLE_BYTES
    python3 losses.py alone CONTESTANT PAIRS DIMENSION

Written from the formulas. P is the probability of the positive among all candidates, V = 1 / (1 - P) a constant of the gradient.
  pytorchAutograd  -s/t + logsumexp over the negatives, whose gradient is exactly MACL's; the mask is made once
  pytorchAuthors   -V log P with exponentials, sums and a division by 1 - P, as in the authors' code
  pytorchLightly   the same with 1e-8 added where a zero could be, as in lightly's MACLLoss
Threads are those of OMP_NUM_THREADS.
"""
import json
import math
import platform
import statistics
import sys
import time

import torch
import torch.nn.functional as F

TEMPERATURE, ALPHA, EPSILON = .1, .5, 1e-8
NOISE, SEED = .5, 17
SHORTEST_SAMPLE, WARM_UP, FEWEST_ROUNDS = .02, 1., 3
MATRICES_AT_PEAK = 6
MOST_PAIRS_WITH_REFERENCE = 1024
SHAPES = [(2048, 128, 2048), (2048, 2048, 128), (2048, 768, 2048)]


def similarities(first, second):
    """Positives [2N], all similarities [2N, 2N], and the temperature of the batch."""
    left, right = F.normalize(first, dim=1), F.normalize(second, dim=1)
    both = torch.cat([left, right])
    positives = (left * right).sum(1)
    temperature = TEMPERATURE * (1 + ALPHA * positives.detach().mean())
    return positives.repeat(2), both @ both.t(), temperature


def same_sample(pairs):
    return torch.eye(pairs, dtype=torch.bool).repeat(2, 2)


class Autograd:
    name = "pytorchAutograd"

    def __init__(self):
        self.mask = torch.empty(0)

    def loss(self, first, second):
        if len(self.mask) != 2 * len(first):
            self.mask = same_sample(len(first))
        positives, every, temperature = similarities(first, second)
        return (every / temperature).masked_fill(self.mask, -math.inf).logsumexp(1).mean() - positives.mean() / temperature


class ByProbability:
    def __init__(self, name, epsilon):
        self.name, self.epsilon = name, epsilon

    def loss(self, first, second):
        positives, every, temperature = similarities(first, second)
        positive = (positives / temperature).exp()
        negatives = (every / temperature).exp().masked_fill(same_sample(len(first)), 0).sum(1)
        probability = positive / (positive + negatives)
        weight = 1 / (1 - probability + self.epsilon).detach()
        return -(weight * (probability + self.epsilon).log()).mean()


def contestants():
    return [Autograd(), ByProbability("pytorchAuthors", 0.), ByProbability("pytorchLightly", EPSILON)]


def views(pairs, dimension):
    generator = torch.Generator().manual_seed(SEED)
    first = torch.randn(pairs, dimension, generator=generator)
    return first, first + NOISE * torch.randn(pairs, dimension, generator=generator)


def step(contestant, first, second):
    first, second = first.detach().requires_grad_(), second.detach().requires_grad_()
    contestant.loss(first, second).backward()
    return first.grad, second.grad


def gradients(contestant, first, second):
    return torch.cat(step(contestant, first, second)).double()


def gradient_error(contestant, first, second):
    if len(first) > MOST_PAIRS_WITH_REFERENCE:
        return None
    reference = gradients(Autograd(), first.double(), second.double())
    error = ((gradients(contestant, first, second) - reference).norm() / reference.norm()).item()
    return error if math.isfinite(error) else None


def seconds_of(work, calls):
    start = time.perf_counter()
    for _ in range(calls):
        work()
    return (time.perf_counter() - start) / calls


def warm_up(works):
    """How many calls of each are long enough to be timed."""
    fastest = [math.inf] * len(works)
    start = time.perf_counter()
    while True:
        fastest = [min(before, seconds_of(work, 1)) for before, work in zip(fastest, works)]
        if time.perf_counter() - start >= len(works) * WARM_UP:
            return [math.ceil(SHORTEST_SAMPLE / seconds) for seconds in fastest]


def interleaved(works, rounds, budget):
    calls = warm_up(works)
    times = [[] for _ in works]
    start = time.perf_counter()
    done = 0
    while done < rounds and (done < FEWEST_ROUNDS or time.perf_counter() - start < budget):
        for index, work in enumerate(works):
            times[index].append(seconds_of(work, calls[index]))
        done += 1
    return times


def product(rows, depth, columns):
    left, right, result = torch.rand(rows, depth), torch.rand(depth, columns), torch.zeros(rows, columns)
    return lambda: torch.mm(left, right, out=result)


def compare(pairs, dimension, rounds, budget, usable):
    every = contestants()
    need = MATRICES_AT_PEAK * 4 * (2 * pairs) ** 2
    if need > usable:
        return [{"contestant": one.name, "pairs": pairs, "dimension": dimension, "skipped": f"needs about {need / 2 ** 30:.0f} GiB"} for one in every]
    first, second = views(pairs, dimension)
    steps = [lambda one=one: step(one, first, second) for one in every]
    times = interleaved(steps + [product(*shape) for shape in SHAPES], rounds, budget)
    rate = max(2 * math.prod(shape) / statistics.median(sample) for shape, sample in zip(SHAPES, times[len(every):])) / 1e9
    return [{
        "contestant": one.name, "pairs": pairs, "dimension": dimension,
        "medianMilliseconds": 1e3 * statistics.median(sample), "minimumMilliseconds": 1e3 * min(sample), "samples": len(sample),
        "productGigaflops": rate, "gradientError": gradient_error(one, first, second),
    } for one, sample in zip(every, times)]


def peak_bytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) << 10 for line in status if line.startswith("VmHWM:"))


def reset_peak():
    """Whether the peak begins again from what is resident now."""
    try:
        with open("/proc/self/clear_refs", "w") as reset:
            reset.write("5")
        return True
    except OSError:
        return False


def alone(name, pairs, dimension):
    contestant = next(one for one in contestants() if one.name == name)
    warm = views(16, dimension)
    for _ in range(3):
        step(contestant, *warm)
    first, second = views(pairs, dimension)
    before = peak_bytes() if reset_peak() else None
    seconds = seconds_of(lambda: step(contestant, first, second), 1)
    extra = None if before is None else max(0, peak_bytes() - before)
    return [{
        "contestant": name, "pairs": pairs, "dimension": dimension,
        "medianMilliseconds": 1e3 * seconds, "minimumMilliseconds": 1e3 * seconds, "samples": 1, "extraMemoryBytes": extra,
    }]


def blas():
    """The library that multiplies matrices, as far as the loaded files tell."""
    torch.ones(64, 64) @ torch.ones(64, 64)
    try:
        with open("/proc/self/maps") as maps:
            files = {line.split("/")[-1].strip() for line in maps if "/" in line}
    except OSError:
        return "unknown BLAS"
    known = [file for file in files if any(word in file.lower() for word in ("openblas", "mkl_core", "blis"))]
    return min(known, default="no BLAS known to us")


def about():
    return f"PyTorch {torch.__version__} with {blas()}, Python {platform.python_version()}"


def main(verb, *arguments):
    if verb == "about":
        print(about())
        return
    rows = alone(arguments[0], *map(int, arguments[1:])) if verb == "alone" else compare(*map(int, arguments))
    for row in rows:
        print(json.dumps(row))


if __name__ == "__main__":
    main(*sys.argv[1:])
