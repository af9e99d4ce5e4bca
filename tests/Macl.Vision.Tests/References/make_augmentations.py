"""Pictures and what torchvision makes of them, for the tests of the augmentations: augmentations.json.gz.

    python3 make_augmentations.py CIFAR10_BINARY_GZ

Made with torchvision 0.14.1 and Pillow 9.4. The argument is the first records of CIFAR-10's test_batch.bin (one byte of label, then 3072 of
pixels each), gzipped; five of its pictures are used. The rest is drawn here.

An operation's expected values are bytes [3, S, S]: by torchvision's tensor functions on float pictures, rounded in the end, and by torchvision on
Pillow's pictures of bytes. Pillow's hue is left out, since it knows only 256 hues and saturations; so are the tensor functions on bytes, which
cut off the grey value and then the blend, and so differ from both by 2.
A chain's expected values are float32 [3, S, S] of 0 to 255, by torchvision's tensor functions on float pictures, with no rounding between.
"""
import base64
import gzip
import json
import sys

import numpy
import torch
import torchvision.transforms as T
import torchvision.transforms.functional as F
from PIL import Image

OPERATIONS = ["brightness", "contrast", "saturation", "hue"]
CIFAR_RECORD, CIFAR_PICTURES = 3073, [0, 1, 3, 8, 11]
SEED = 11


def cifar(path):
    data = numpy.frombuffer(gzip.open(path).read(), numpy.uint8).reshape(-1, CIFAR_RECORD)
    return [data[index, 1:].reshape(3, 32, 32).transpose(1, 2, 0) for index in CIFAR_PICTURES]


def colours(side):
    """All hues from left to right, at several saturations and values from top to bottom."""
    hue = numpy.tile(numpy.linspace(0, 255, side), (side, 1))
    saturation = numpy.repeat(numpy.resize([255., 255, 200, 90, 3], side)[:, None], side, 1)
    value = numpy.repeat(numpy.resize([255., 128, 250, 31], side)[:, None], side, 1)
    return numpy.array(Image.fromarray(numpy.stack([hue, saturation, value], 2).astype(numpy.uint8), "HSV").convert("RGB"))


def corners():
    """Black, white, greys and all corners of the colour cube: 4 x 4."""
    cube = [[255 * (index >> 2 & 1), 255 * (index >> 1 & 1), 255 * (index & 1)] for index in range(8)]
    greys = [[value] * 3 for value in (1, 64, 127, 128, 129, 192, 254, 31)]
    return numpy.array(cube + greys, numpy.uint8).reshape(4, 4, 3)


def sources(path):
    noise = numpy.random.default_rng(SEED).integers(0, 256, (37, 23, 3), numpy.uint8)
    small = cifar(path)
    mosaic = numpy.concatenate([numpy.concatenate(small[:2], 1), numpy.concatenate(small[2:4], 1)], 0)
    return {
        "photo": small[0], "frog": small[4], "mosaic": mosaic, "noise": noise, "square noise": numpy.ascontiguousarray(noise[:13, :13]),
        "colours": colours(20), "corners": corners(), "one pixel": numpy.array([[[200, 30, 90]]], numpy.uint8),
        "line": numpy.ascontiguousarray(noise[:3, :, :]), "column": numpy.ascontiguousarray(noise[:, :2, :]),
    }


def encode(array):
    return base64.b64encode(numpy.ascontiguousarray(array).tobytes()).decode()


def as_tensor(picture):
    return torch.from_numpy(picture.transpose(2, 0, 1).copy()).float() / 255


def as_bytes(picture):
    if isinstance(picture, Image.Image):
        return numpy.array(picture).transpose(2, 0, 1)
    return (255 * picture).round().to(torch.uint8).numpy()


def jitter(picture, view):
    for index in view.get("order", range(4)):
        name = OPERATIONS[index]
        if name in view:
            picture = getattr(F, f"adjust_{name}")(picture, view[name])
    return picture


def resized_crop(picture, crop, size):
    left, top, width, height = crop
    return F.resize(F.crop(picture, top, left, height, width), [size, size], antialias=True)


def apply(picture, view):
    """The view by torchvision, on whatever kind of picture is given."""
    picture = resized_crop(picture, view["crop"], view["size"])
    if view.get("flip"):
        picture = F.hflip(picture)
    picture = jitter(picture, view)
    if view.get("greyscale"):
        picture = F.rgb_to_grayscale(picture, 3)
    if "kernel" in view:
        picture = F.gaussian_blur(picture, [view["kernel"]] * 2, [view["sigma"]] * 2)
    if "threshold" in view:
        picture = F.solarize(picture, view["threshold"] / 255 if isinstance(picture, torch.Tensor) else view["threshold"])
    return picture


def whole(picture):
    return {"size": len(picture), "crop": [0, 0, len(picture), len(picture)]}


def operations(pictures):
    """Source and view of each case: one operation at a time."""
    for source, crop, size in [
        ("photo", [0, 0, 32, 32], 32), ("photo", [5, 9, 20, 13], 32), ("photo", [31, 0, 1, 1], 7), ("mosaic", [0, 0, 64, 64], 24),
        ("mosaic", [3, 5, 57, 44], 17), ("mosaic", [10, 20, 9, 11], 32), ("noise", [0, 0, 23, 37], 16), ("noise", [0, 0, 23, 37], 39),
        ("noise", [1, 2, 3, 30], 19), ("noise", [22, 36, 1, 1], 4), ("line", [0, 0, 23, 3], 20), ("column", [0, 0, 2, 37], 9),
        ("one pixel", [0, 0, 1, 1], 1), ("one pixel", [0, 0, 1, 1], 16), ("corners", [0, 0, 4, 4], 13), ("mosaic", [0, 0, 64, 64], 1),
    ]:
        yield source, {"size": size, "crop": crop}
    yield "photo", {"size": 20, "crop": [2, 3, 27, 26], "flip": True}
    yield "noise", {"size": 13, "crop": [0, 0, 23, 37], "flip": True}
    for source in ["photo", "square noise", "colours", "corners", "one pixel"]:
        base = whole(pictures[source])
        few = source in ("photo", "square noise")
        for name, values in {
            "brightness": [.2, 1.8] if few else [0., .2, .73, 1., 1.8],
            "contrast": [.2, 1.8] if few else [0., .2, .73, 1., 1.8],
            "saturation": [.2, 1.8] if few else [0., .2, .73, 1., 1.8],
            "hue": [.1] if few else [-.5, -.2, -.1, 0., .05, .1, .37, .5],
        }.items():
            for value in values:
                yield source, {**base, name: value}
        yield source, {**base, "greyscale": True}
        yield source, {**base, "threshold": 128}
    yield "photo", {**whole(pictures["photo"]), "threshold": 64}
    for source, kernel, sigma in [("photo", 3, .6), ("photo", 23, 2.), ("square noise", 3, .1), ("square noise", 25, 2.), ("photo", 63, 5.), ("square noise", 9, .35),
                                  ("square noise", 9, 1.3), ("corners", 7, 1.), ("corners", 5, 2.), ("one pixel", 1, 1.), ("colours", 5, .9)]:
        yield source, {**whole(pictures[source]), "kernel": kernel, "sigma": sigma}


def is_pillows(view):
    return "hue" not in view and "kernel" not in view


def chains():
    yield "photo", {"size": 32, "crop": [4, 2, 25, 29], "flip": True, "order": [0, 1, 2, 3], "brightness": 1.31, "contrast": .7, "saturation": 1.4, "hue": .08}
    yield "mosaic", {"size": 32, "crop": [7, 1, 50, 61], "order": [3, 2, 1, 0], "brightness": .45, "contrast": 1.7, "saturation": .3, "hue": -.2, "kernel": 3, "sigma": 1.1}
    yield "mosaic", {"size": 40, "crop": [20, 11, 18, 22], "flip": True, "order": [2, 0, 3, 1], "brightness": 1.8, "contrast": 1.8, "saturation": 1.8, "hue": .2, "kernel": 5, "sigma": 2.}
    yield "noise", {"size": 33, "crop": [0, 0, 23, 37], "order": [1, 3, 0, 2], "brightness": .8, "contrast": .2, "saturation": 1.2, "hue": .45, "greyscale": True, "kernel": 9, "sigma": .4}
    yield "frog", {"size": 32, "crop": [0, 0, 32, 32], "greyscale": True}
    yield "colours", {"size": 21, "crop": [1, 1, 18, 17], "order": [1, 2, 3, 0], "brightness": 1.2, "contrast": 1.3, "saturation": .9, "hue": -.1, "kernel": 3, "sigma": .8, "threshold": 128}


def evaluations():
    for source, size, ratio in [("mosaic", 32, .875), ("mosaic", 40, 1.), ("noise", 16, .875), ("noise", 20, .5), ("line", 8, .875), ("column", 5, .7), ("photo", 32, .875), ("one pixel", 4, .875)]:
        yield source, size, ratio


def evaluate(picture, size, ratio):
    if picture.size == (size, size):
        return picture
    return T.Compose([T.Resize(max(size, round(size / ratio))), T.CenterCrop(size)])(picture)


def fallbacks():
    """Crops of pictures for which no try can succeed: width, height, smallest and largest ratio, and the box."""
    for width, height, least, most in [(10, 100, 3 / 4, 4 / 3), (100, 10, 3 / 4, 4 / 3), (1, 50, 3 / 4, 4 / 3), (50, 1, 3 / 4, 4 / 3), (7, 31, 3 / 4, 4 / 3), (33, 8, .5, 2.), (101, 10, 1., 1.)]:
        top, left, crop_height, crop_width = T.RandomResizedCrop.get_params(torch.empty(3, height, width), [1., 1.], [least, most])
        yield {"width": width, "height": height, "minRatio": least, "maxRatio": most, "crop": [left, top, crop_width, crop_height]}


def operation_cases(pictures):
    for source, view in operations(pictures):
        picture = pictures[source]
        expected = {"tensor": apply(as_tensor(picture), view)}
        if is_pillows(view):
            expected["pillow"] = apply(Image.fromarray(picture), view)
        for by, values in expected.items():
            yield {"source": source, "by": by, "view": view, "expected": encode(as_bytes(values))}


def chain_cases(pictures):
    for source, view in chains():
        yield {"source": source, "view": view, "expected": encode(255 * apply(as_tensor(pictures[source]), view).numpy().astype(numpy.float32))}


def main(path):
    pictures = sources(path)
    cases = {
        "sources": {name: {"width": picture.shape[1], "height": picture.shape[0], "pixels": encode(picture)} for name, picture in pictures.items()},
        "operations": list(operation_cases(pictures)),
        "chains": list(chain_cases(pictures)),
        "evaluations": [{"source": source, "size": size, "ratio": ratio, "expected": encode(as_bytes(evaluate(Image.fromarray(pictures[source]), size, ratio)))} for source, size, ratio in evaluations()],
        "fallbacks": list(fallbacks()),
    }
    with gzip.GzipFile("augmentations.json.gz", "wb", mtime=0) as file:
        file.write(json.dumps(cases).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
