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


class Lars:
    """The paper's formula with SimCLR's order of rate and momentum, number by number; biases are left out of decay and scaling."""

    def __init__(self, parameters):
        self.parameters = list(parameters)
        self.velocities = [[0.0] * parameter.numel() for parameter in self.parameters]
        self.param_groups = [{"lr": RATE}]

    def zero_grad(self):
        for parameter in self.parameters:
            parameter.grad = None

    def step(self):
        rate = self.param_groups[0]["lr"]
        for parameter, velocity in zip(self.parameters, self.velocities):
            weights, gradients = parameter.detach().flatten().tolist(), parameter.grad.flatten().tolist()
            trust = 1.0
            if parameter.dim() > 1:
                gradients = [gradient + DECAY * weight for gradient, weight in zip(gradients, weights)]
                trust = 0.001 * math.sqrt(sum(w * w for w in weights)) / math.sqrt(sum(g * g for g in gradients))
            for index, gradient in enumerate(gradients):
                velocity[index] = 0.9 * velocity[index] + rate * trust * gradient
                weights[index] -= velocity[index]
            parameter.data.copy_(torch.tensor(weights, dtype=torch.float64).reshape(parameter.shape))


def optimizer_of(kind, parameters):
    if kind == "Lars":
        return Lars(parameters)
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


runs = [run(kind, schedule) for kind in ("Adam", "AdamW", "Sgd", "Lars") for schedule in ("constant", "warmupCosine")]
result = {
    "rate": RATE,
    "decay": DECAY,
    "initial": [value for tensor in initial.values() for value in tensor.flatten().tolist()],
    "inputs": inputs.flatten(1).tolist(),
    "targets": targets.flatten(1).tolist(),
    "runs": runs,
}
Path(__file__).with_name("optimizers.json").write_text(json.dumps(result) + "\n")
