"""Features, statistics and gradients of torchvision's residual networks and of a small vision transformer with timm's names.

    python3 make_encoders.py > encoders.json
    python3 make_encoders.py names resnet18 > names/resnet18.txt

Made with torchvision 0.14.1 on PyTorch 1.13. Weights and pictures come from a formula (scatter), so that only results are kept here. Computed in float64.
timm is no part of it: the transformer is written below from its published architecture, with plain operations.
"""
import json
import math
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F
import torchvision

KEPT = 24
PICTURES = 3
WITH_GRADIENTS = (("resnet18", 17), ("vit-tiny", 32))


def scatter(name, shape, scale, shift=0.):
    """Numbers without a pattern, evenly between shift - scale and shift + scale: the fractions of large sines, whose phase is made of the bytes of the name."""
    phase = sum((place + 1) * byte for place, byte in enumerate(name.encode())) % 10007
    index = torch.arange(math.prod(shape), dtype=torch.float64)
    return (scale * (2 * (43758.5453 * torch.sin(12.9898 * index + phase)).remainder(1) - 1) + shift).reshape(shape)


def weight(name, shape):
    if name.endswith("num_batches_tracked"):
        return torch.tensor(0)
    if name.endswith("running_var"):
        return scatter(name, shape, .3, 1.)
    if name.endswith("running_mean"):
        return scatter(name, shape, .1)
    if len(shape) == 1 and name.endswith("weight"):
        return scatter(name, shape, .3, 1.)
    if len(shape) == 1:
        return scatter(name, shape, .1)
    if name in ("cls_token", "pos_embed"):
        return scatter(name, shape, .5)
    return scatter(name, shape, math.sqrt(6 / math.prod(shape[1:])))


def fill(model):
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            tensor.copy_(weight(name, tensor.shape))
    return model


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm1 = nn.LayerNorm(width, eps=1e-6)
        self.attn = nn.ModuleDict({"qkv": nn.Linear(width, 3 * width), "proj": nn.Linear(width, width)})
        self.norm2 = nn.LayerNorm(width, eps=1e-6)
        self.mlp = nn.ModuleDict({"fc1": nn.Linear(width, 4 * width), "fc2": nn.Linear(4 * width, width)})

    def attend(self, tokens):
        count, length, width = tokens.shape
        queries, keys, values = self.attn["qkv"](tokens).reshape(count, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        weights = (queries @ keys.transpose(-2, -1) / math.sqrt(width // self.heads)).softmax(-1)
        return self.attn["proj"]((weights @ values).transpose(1, 2).reshape(count, length, width))

    def forward(self, tokens):
        tokens = tokens + self.attend(self.norm1(tokens))
        return tokens + self.mlp["fc2"](F.gelu(self.mlp["fc1"](self.norm2(tokens))))


class VisionTransformer(nn.Module):
    def __init__(self, size, patch, width, heads, depth=12):
        super().__init__()
        self.cls_token = nn.Parameter(torch.zeros(1, 1, width))
        self.pos_embed = nn.Parameter(torch.zeros(1, (size // patch) ** 2 + 1, width))
        self.patch_embed = nn.ModuleDict({"proj": nn.Conv2d(3, width, patch, patch)})
        self.blocks = nn.ModuleList([Block(width, heads) for _ in range(depth)])
        self.norm = nn.LayerNorm(width, eps=1e-6)

    def forward(self, pictures):
        patches = self.patch_embed["proj"](pictures).flatten(2).transpose(1, 2)
        tokens = torch.cat([self.cls_token.expand(len(patches), -1, -1), patches], 1) + self.pos_embed
        for block in self.blocks:
            tokens = block(tokens)
        return self.norm(tokens)[:, 0]


def resnet(name, stem):
    model = getattr(torchvision.models, name)()
    model.fc = nn.Identity()
    if stem == "cifar":
        model.conv1 = nn.Conv2d(3, 64, 3, padding=1, bias=False)
        model.maxpool = nn.Identity()
    return model


def kept(tensor):
    """Every so-many-th number, from first to last, of what may be large."""
    flat = tensor.detach().double().flatten()
    return [float(f"{value:.8g}") for value in flat[(torch.arange(KEPT) * (len(flat) - 1)) // (KEPT - 1)]]


def gradients(model):
    return {name: kept(parameter.grad) for name, parameter in model.named_parameters()}


def case(name, model, size, **options):
    fill(model.double())
    pictures = scatter("pictures", (PICTURES, 3, size, size), 2.)
    model.eval()
    evaluation = model(pictures).detach()
    model.train()
    training = model(pictures)
    coefficients = scatter("coefficients", training.shape, 1.)
    (training * coefficients).sum().backward()
    statistics = {key: kept(value) for key, value in model.state_dict().items() if "running" in key}
    chosen = ("layer4.1.bn1.running", "bn1.running", "layer2.0.downsample.1.running")
    return {
        "kind": name, "imageSize": size, **options,
        "evaluation": [kept(row) for row in evaluation], "training": [kept(row) for row in training],
        "statistics": {key: value for key, value in statistics.items() if key.startswith(chosen)},
        "gradients": gradients(model) if (name, size) in WITH_GRADIENTS else {},
    }


def resampled(size):
    """timm's resampling of position embeddings: bicubic, antialiased, without the class token."""
    table = scatter("pos_embed", (1, 65, 192), .5)
    grid = table[:, 1:].reshape(1, 8, 8, 192).permute(0, 3, 1, 2)
    grid = F.interpolate(grid, size=(size, size), mode="bicubic", antialias=True, align_corners=False)
    return torch.cat([table[:, :1], grid.permute(0, 2, 3, 1).reshape(1, size * size, 192)], 1)


def names(kind):
    """Names and shapes of all weights and buffers without the classifier, as published files for pictures of 224 have them."""
    transformers = {"vit-tiny": (192, 3), "vit-small": (384, 6)}
    model = VisionTransformer(224, 16, *transformers[kind]) if kind in transformers else resnet(kind, "imagenet")
    for name, tensor in sorted(model.state_dict().items()):
        print(name, list(tensor.shape))


def main():
    torch.manual_seed(0)
    cases = [
        case("resnet18", resnet("resnet18", "imagenet"), 64, stem="imagenet"),
        case("resnet18", resnet("resnet18", "cifar"), 17, stem="cifar"),
        case("resnet34", resnet("resnet34", "imagenet"), 64, stem="imagenet"),
        case("resnet50", resnet("resnet50", "imagenet"), 64, stem="imagenet"),
        case("vit-tiny", VisionTransformer(32, 4, 192, 3), 32, patchSize=4),
        case("vit-small", VisionTransformer(32, 16, 384, 6), 32, patchSize=16),
    ]
    positions = {str(size): kept(resampled(size)) for size in (4, 12)}
    json.dump({"cases": cases, "positions": positions}, sys.stdout, separators=(",", ":"))
    print()


if __name__ == "__main__":
    names(sys.argv[2]) if sys.argv[1:2] == ["names"] else main()
