"""Residual networks of torchvision for pictures of 32 x 32, forward and backward: what bench/Macl.Bench compares itself with.

    python3 encoders.py about
    python3 encoders.py measure ENCODER PICTURES ROUNDS SECONDS

ENCODER is resnet18 or resnet-small (stem 32; a block each of 32, 64, 128 and 256 channels, made of torchvision's blocks). The contestants take turns:
  pytorch              float32 as one writes it
  pytorchChannelsLast  float32 with weights and pictures in channels_last
  pytorchInBFloat16    channels_last under torch.autocast to bfloat16
Threads are those of OMP_NUM_THREADS.
"""
import contextlib
import json
import platform
import statistics
import sys
import time

import torch
import torch.nn as nn
import torchvision
from torchvision.models.resnet import BasicBlock

SIDE, FEWEST_ROUNDS, WARM_UP = 32, 3, 2


def downsampling(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 1, 2, bias=False), nn.BatchNorm2d(outputs))


def small():
    widths = [32, 64, 128, 256]
    stages = [BasicBlock(a, b, 2, downsampling(a, b)) for a, b in zip(widths, widths[1:])]
    return nn.Sequential(
        nn.Conv2d(3, 32, 3, padding=1, bias=False), nn.BatchNorm2d(32), nn.ReLU(inplace=True),
        BasicBlock(32, 32), *stages, nn.AdaptiveAvgPool2d(1), nn.Flatten())


def resnet18():
    model = torchvision.models.resnet18()
    model.conv1 = nn.Conv2d(3, 64, 3, padding=1, bias=False)
    model.maxpool, model.fc = nn.Identity(), nn.Identity()
    return model


def step(model, pictures, mixed):
    model.zero_grad()
    with torch.autocast("cpu", torch.bfloat16) if mixed else contextlib.nullcontext():
        features = model(pictures)
    features.float().square().sum().backward()


def seconds_of(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(encoder, pictures, rounds, budget):
    make = {"resnet18": resnet18, "resnet-small": small}[encoder]
    torch.manual_seed(17)
    plain, last = make(), make().to(memory_format=torch.channels_last)
    batch = torch.randn(pictures, 3, SIDE, SIDE)
    batch_last = batch.to(memory_format=torch.channels_last)
    works = {
        "pytorch": lambda: step(plain, batch, False),
        "pytorchChannelsLast": lambda: step(last, batch_last, False),
        "pytorchInBFloat16": lambda: step(last, batch_last, True),
    }
    times = {name: [] for name in works}
    for _ in range(WARM_UP):
        for work in works.values():
            work()
    start, done = time.perf_counter(), 0
    while done < rounds and (done < FEWEST_ROUNDS or time.perf_counter() - start < budget):
        for name, work in works.items():
            times[name].append(seconds_of(work))
        done += 1
    for name, taken in times.items():
        print(json.dumps({
            "contestant": name, "encoder": encoder, "pictures": pictures,
            "medianMilliseconds": 1e3 * statistics.median(taken), "minimumMilliseconds": 1e3 * min(taken), "samples": len(taken),
        }))


def main(verb, *arguments):
    if verb == "about":
        print(f"torchvision {torchvision.__version__} with PyTorch {torch.__version__}, Python {platform.python_version()}")
        return
    encoder, *numbers = arguments
    measure(encoder, *map(int, numbers))


if __name__ == "__main__":
    main(*sys.argv[1:])
