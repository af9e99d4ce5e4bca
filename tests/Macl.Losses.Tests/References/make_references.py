"""Reference values from PyTorch (float64), by the plainest formulas and automatic differentiation.

    python3 make_references.py > losses.json

Made with torch 1.13.1. The weight V = 1 / (1 - P) and the temperature are detached, as in the paper.
"""
import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def candidates(first, second, pairing):
    first, second = F.normalize(first, dim=1), F.normalize(second, dim=1)
    count = len(first)
    positives = (first * second).sum(1)
    if pairing == "one-way":
        keep = ~torch.eye(count, dtype=torch.bool)
        return positives, (first @ second.t())[keep].view(count, count - 1)
    rows = torch.cat([first, second])
    keep = ~torch.eye(count, dtype=torch.bool).repeat(2, 2)
    return torch.cat([positives, positives]), (rows @ rows.t())[keep].view(2 * count, 2 * count - 2)


def temperature_of(name, alignment):
    return {"fixed": .1, "linear": .1 * (1 + .5 * alignment), "exponential": .1 * 2 ** alignment}[name]


def loss_of(objective, positives, negatives, temperature):
    logits = torch.cat([positives[:, None], negatives], 1) / temperature
    log_p = logits.log_softmax(1)[:, 0]
    if objective == "dcl":
        return (negatives / temperature).logsumexp(1).sub(positives / temperature).mean()
    weight = 1 / (1 - log_p.exp().detach()) if objective == "macl" else 1
    return -(weight * log_p).mean()


def case(objective, policy, pairing, first, second):
    first, second = first.clone().requires_grad_(), second.clone().requires_grad_()
    positives, negatives = candidates(first, second, pairing)
    temperature = temperature_of(policy, positives.mean().item())
    loss = loss_of(objective, positives, negatives, temperature)
    loss.backward()
    return {
        "objective": objective, "policy": policy, "pairing": pairing, "temperature": temperature, "loss": loss.item(),
        "firstGradient": first.grad.tolist(), "secondGradient": second.grad.tolist(),
    }


def statistics(first, second, labels):
    a, b = F.normalize(first, dim=1), F.normalize(second, dim=1)
    singular = torch.linalg.svdvals(a)
    share = singular / singular.sum()
    pairs = [(i, j) for i in range(len(a)) for j in range(i) if labels[i] == labels[j]]
    return {
        "labels": labels,
        "alignmentLoss": (a - b).norm(dim=1).pow(2).mean().item(),
        "uniformityLoss": torch.pdist(a).pow(2).mul(-2).exp().mean().log().item(),
        "tolerance": sum(float(a[i] @ a[j]) for i, j in pairs) / len(pairs),
        "effectiveRank": math.exp(-(share * share.log()).sum().item()),
    }


def main():
    torch.manual_seed(0)
    first = torch.randn(6, 5)
    second = first + .8 * torch.randn(6, 5)
    print(json.dumps({
        "first": first.tolist(),
        "second": second.tolist(),
        "cases": [case(objective, policy, pairing, first, second)
                  for objective in ("infonce", "macl", "dcl")
                  for policy in ("fixed", "linear", "exponential")
                  for pairing in ("two-view", "one-way")],
        "statistics": statistics(first, second, [3, -1, 3, 7, -1, 3]),
    }, indent=1))


main()
