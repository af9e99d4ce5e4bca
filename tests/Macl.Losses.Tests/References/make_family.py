"""Reference values from PyTorch (float64) for the rest of the family, by the public formulas and automatic differentiation.

    python3 make_family.py > family.json

Made with torch 1.13.0 on the views in losses.json. What the papers hold constant is detached.
"""
import json
import math
import os

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

LABELS = [3, -1, 3, 7, -1, 3]


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


def flatnce(positives, negatives, scale, **_):
    v = (scale * (negatives - positives[:, None])).logsumexp(1)
    return (v - v.detach()).exp().mean()


def dual_temperature(positives, negatives, scale, inter):
    similarities = torch.cat([positives[:, None], negatives], 1)
    log_p = (similarities * scale).log_softmax(1)[:, 0]
    w = 1 - log_p.exp()
    w_inter = 1 - (similarities / inter).softmax(1)[:, 0]
    return -((w_inter / w).detach() * log_p).mean()


def weighted(positives, negatives, scale, hardness, prior):
    count = negatives.shape[1]
    pos, neg = (positives * scale).exp(), (negatives * scale).exp()
    importance = neg ** hardness
    ng = (importance * neg).sum(1) / importance.mean(1)
    if prior > 0:
        ng = torch.max((ng - prior * count * pos) / (1 - prior), count * (-scale).exp())
    return -(pos / (pos + ng)).log().mean()


def sigmoid(positives, negatives, scale, bias):
    return (-F.logsigmoid(positives * scale + bias) - F.logsigmoid(-(negatives * scale + bias)).sum(1)).mean()


def supcon(first, second, scale):
    """L_out of Khosla et al., equation 2: the mean over anchors of the mean over their positives of -log softmax."""
    rows = F.normalize(torch.cat([first, second]), dim=1)
    labels = torch.tensor(LABELS * 2)
    own = torch.eye(len(rows), dtype=torch.bool)
    log_p = (rows @ rows.t() * scale).masked_fill(own, -math.inf).log_softmax(1)
    positive = (labels[:, None] == labels) & ~own
    return -(log_p.masked_fill(~positive, 0).sum(1) / positive.sum(1)).mean()


def case(name, pairing, first, second, temperature, **options):
    first, second = first.clone().requires_grad_(), second.clone().requires_grad_()
    logit_scale = torch.tensor(math.log(1 / temperature), requires_grad=True)
    bias = torch.tensor(options.get("bias", 0.), requires_grad=True)
    if name == "supcon":
        loss = supcon(first, second, logit_scale.exp())
    else:
        given = {key: bias if key == "bias" else value for key, value in options.items()}
        function = {"hard-negatives": weighted, "debiased": weighted, "flatnce": flatnce, "sigmoid": sigmoid, "dual-temperature": dual_temperature}[name]
        loss = function(*candidates(first, second, pairing), logit_scale.exp(), **given)
    loss.backward()
    return {
        "name": name, "pairing": pairing, "temperature": temperature, "options": options, "loss": loss.item(),
        "firstGradient": first.grad.tolist(), "secondGradient": second.grad.tolist(),
        "logitScaleGradient": logit_scale.grad.item(), "biasGradient": 0. if bias.grad is None else bias.grad.item(),
    }


def main():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "losses.json")) as file:
        views = json.load(file)
    first, second = torch.tensor(views["first"]), torch.tensor(views["second"])
    print(json.dumps({"labels": LABELS, "cases": [
        *(case(*named, first, second, temperature, **options)
          for pairing in ("two-view", "one-way")
          for named, temperature, options in [
              (("flatnce", pairing), .25, {}),
              (("dual-temperature", pairing), .125, {"inter": 1.}),
              (("hard-negatives", pairing), .5, {"hardness": 1., "prior": .1}),
              (("hard-negatives", pairing), .25, {"hardness": 2., "prior": 0.}),
              (("debiased", pairing), .5, {"hardness": 0., "prior": .1}),
              (("debiased", pairing), .125, {"hardness": 0., "prior": .02}),
              (("sigmoid", pairing), .125, {"bias": -10.}),
              (("sigmoid", pairing), .25, {"bias": -1.}),
          ]),
        case("supcon", "two-view", first, second, .125),
    ]}, indent=1))


main()
