"""Reference values of training: run `/usr/bin/python3 make_optimizers.py`; needs PyTorch (made with 1.13.1).

A small network in double precision takes five steps of gradient descent on fixed data under every optimizer, with weight
decay, at a constant rate and after a warm-up and a cosine; the weights after each step are written.
"""
import json
import math
from pathlib import Path

import torch

torch.manual_seed(0)
STEPS, RATE, DECAY = 5, 0.05, 0.1
initial = {"0.weight": torch.randn(4, 3), "0.bias": torch.randn(4), "2.weight": torch.randn(2, 4), "2.bias": torch.randn(2)}
initial = {name: value.double() for name, value in initial.items()}
inputs = torch.randn(STEPS, 6, 3).double()
targets = torch.randn(STEPS, 6, 2).double()


def rate_at(step, schedule):
    if schedule == "constant":
        return RATE
    warmup = 2
    if step < warmup:
        return RATE * (step + 1) / warmup
    return RATE * 0.5 * (1 + math.cos(math.pi * (step - warmup) / (STEPS - warmup)))


def optimizer_of(kind, parameters):
    if kind == "Adam":
        return torch.optim.Adam(parameters, lr=RATE, weight_decay=DECAY)
    if kind == "AdamW":
        return torch.optim.AdamW(parameters, lr=RATE, weight_decay=DECAY)
    return torch.optim.SGD(parameters, lr=RATE, momentum=0.9, weight_decay=DECAY)


def run(kind, schedule):
    net = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 2)).double()
    net.load_state_dict(initial)
    optimizer = optimizer_of(kind, net.parameters())
    losses, weights, rates = [], [], []
    for step in range(STEPS):
        rate = rate_at(step, schedule)
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(net(inputs[step]), targets[step])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        rates.append(rate)
        weights.append([value for tensor in net.parameters() for value in tensor.detach().flatten().tolist()])
    return {"kind": kind, "schedule": schedule, "rates": rates, "losses": losses, "weights": weights}


runs = [run(kind, schedule) for kind in ("Adam", "AdamW", "Sgd") for schedule in ("constant", "warmupCosine")]
result = {
    "rate": RATE,
    "decay": DECAY,
    "initial": [value for tensor in initial.values() for value in tensor.flatten().tolist()],
    "inputs": inputs.flatten(1).tolist(),
    "targets": targets.flatten(1).tolist(),
    "runs": runs,
}
Path(__file__).with_name("optimizers.json").write_text(json.dumps(result) + "\n")
