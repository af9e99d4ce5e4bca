#!/usr/bin/env python3
"""Makes a folder of 5,000 photos in 8 classes of CIFAR-10's training zip: 625 pictures of each class, enlarged to different sizes and shapes, saved at different qualities.

Usage: recipes/images/photos.py TRAIN_ZIP OUT   (entries class/0000.jpg to class/4999.jpg; needs Pillow)
"""
import io
import pathlib
import random
import sys
import zipfile

from PIL import Image

CLASSES = ["airplane", "automobile", "bird", "cat", "deer", "frog", "horse", "ship"]


def main(train, out):
    archive, draw = zipfile.ZipFile(train), random.Random(1)
    for name in CLASSES:
        folder = pathlib.Path(out, name)
        folder.mkdir(parents=True)
        for number in range(3000, 3625):
            picture = Image.open(io.BytesIO(archive.read(f"{name}/{number:04d}.jpg"))).convert("RGB")
            short = draw.randint(200, 400)
            size = (short, draw.randint(short, 480)) if draw.random() < .5 else (draw.randint(short, 480), short)
            picture.resize(size, Image.BICUBIC).save(folder / f"{number}.jpg", quality=draw.randint(70, 95))


if __name__ == "__main__":
    main(*sys.argv[1:])
