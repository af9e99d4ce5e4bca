"""Reads a model of this toolkit into torchvision's network with strict=True, apart from the classifier, and prints its features.

    python3 read_by_torchvision.py MODEL.safetensors resnet18 [cifar] < PICTURES

PICTURES are float32 numbers [1, 3, 32, 32]. Used by hand and by a test that runs where torchvision is; safetensors' own package is not needed.
"""
import json
import struct
import sys

import numpy
import torch
import torchvision

TYPES = {"F32": numpy.float32, "I64": numpy.int64}


def read(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    header.pop("__metadata__", None)
    return {
        name: torch.from_numpy(numpy.frombuffer(data[slice(*entry["data_offsets"])], TYPES[entry["dtype"]]).reshape(entry["shape"]).copy())
        for name, entry in header.items()
    }


def main(path, kind, stem="imagenet"):
    model = getattr(torchvision.models, kind)()
    model.fc = torch.nn.Identity()
    if stem == "cifar":
        model.conv1 = torch.nn.Conv2d(3, 64, 3, padding=1, bias=False)
        model.maxpool = torch.nn.Identity()
    model.load_state_dict(read(path), strict=True)
    pictures = torch.from_numpy(numpy.frombuffer(sys.stdin.buffer.read(), numpy.float32).reshape(1, 3, 32, 32).copy())
    with torch.no_grad():
        print(json.dumps(model.eval()(pictures)[0].tolist()))


if __name__ == "__main__":
    main(*sys.argv[1:])
