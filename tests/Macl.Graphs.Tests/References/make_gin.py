"""Writes gin.json beside it: GraphCL's encoder, written out in plain PyTorch, forward and backward (python3 make_gin.py)."""
import json
import pathlib

import torch

torch.manual_seed(7)
LAYERS, HIDDEN, INPUT = 3, 4, 5
SOURCES = [0, 1, 1, 2, 3, 4, 0, 6, 5]
TARGETS = [1, 0, 2, 1, 4, 3, 2, 5, 6]
GRAPH_OF_NODE = [0, 0, 0, 1, 1, 2, 2, 3]
GRAPHS = 4


class Gin(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.convs = torch.nn.ModuleList()
        self.bns = torch.nn.ModuleList()
        for layer in range(LAYERS):
            conv = torch.nn.Module()
            conv.nn = torch.nn.Sequential(torch.nn.Linear(HIDDEN if layer else INPUT, HIDDEN), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, HIDDEN))
            self.convs.append(conv)
            norm = torch.nn.BatchNorm1d(HIDDEN)
            torch.nn.init.uniform_(norm.weight, 0.5, 1.5)
            torch.nn.init.uniform_(norm.bias, -0.5, 0.5)
            self.bns.append(norm)

    def forward(self, x, adjacency, membership):
        layers = []
        for conv, norm in zip(self.convs, self.bns):
            x = norm(torch.relu(conv.nn(x + adjacency.T @ x)))
            layers.append(x)
        return torch.cat([membership.T @ x for x in layers], 1)


def numbers(tensor):
    return tensor.detach().double().flatten().tolist()


model = Gin()
adjacency = torch.zeros(8, 8)
adjacency[SOURCES, TARGETS] = 1
membership = torch.zeros(8, GRAPHS)
membership[range(8), GRAPH_OF_NODE] = 1
features = torch.randn(8, INPUT)
weights = {name: {"shape": list(value.shape), "values": numbers(value)} for name, value in model.state_dict().items()}
output = model(features, adjacency, membership)
coefficients = torch.randn_like(output)
(output * coefficients).sum().backward()
gradients = {name: numbers(parameter.grad) for name, parameter in model.named_parameters()}
model.eval()
reference = {
    "sources": SOURCES, "targets": TARGETS, "graphOfNode": GRAPH_OF_NODE, "features": numbers(features), "weights": weights,
    "coefficients": numbers(coefficients), "training": numbers(output), "gradients": gradients,
    "evaluation": numbers(model(features, adjacency, membership)),
}
(pathlib.Path(__file__).parent / "gin.json").write_text(json.dumps(reference, indent=None, separators=(",", ":")) + "\n")
