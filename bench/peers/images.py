"""SimCLR's two views of pictures by torchvision, decoding included: what bench/Macl.Bench compares itself with.

    python3 images.py about
    python3 images.py measure FOLDER SIZE STRENGTH KERNEL SECONDS

The files are in memory before the clock starts. Prints how many pictures become two normalised float32 tensors each, in batches of 64, in a second
on one thread. KERNEL 0 leaves the blur out.
"""
import io
import os
import platform
import sys
import time

import PIL
import torch
import torchvision
import torchvision.transforms as T
from PIL import Image

BATCH = 64
MEAN, DEVIATION = [.485, .456, .406], [.229, .224, .225]


def simclr(size, strength, kernel):
    blur = [T.RandomApply([T.GaussianBlur(kernel, (.1, 2.))], .5)] if kernel else []
    return T.Compose([
        T.RandomResizedCrop(size, (.08, 1.)), T.RandomHorizontalFlip(),
        T.RandomApply([T.ColorJitter(.8 * strength, .8 * strength, .8 * strength, .2 * strength)], .8), T.RandomGrayscale(.2),
        *blur, T.ToTensor(), T.Normalize(MEAN, DEVIATION),
    ])


def batches(files):
    while True:
        for start in range(0, len(files), BATCH):
            yield [files[number % len(files)] for number in range(start, start + BATCH)]


def views(files, transform):
    pictures = [Image.open(io.BytesIO(file)).convert("RGB") for file in files]
    return [torch.stack([transform(picture) for picture in pictures]) for _ in range(2)]


def measure(folder, size, strength, kernel, seconds):
    files = [open(os.path.join(folder, name), "rb").read() for name in sorted(os.listdir(folder))]
    transform = simclr(size, strength, kernel)
    source = batches(files)
    views(next(source)[:8], transform)
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        views(next(source), transform)
        done += BATCH
    return done / (time.perf_counter() - start)


def main(verb, *arguments):
    torch.set_num_threads(1)
    if verb == "about":
        print(f"torchvision {torchvision.__version__} with PyTorch {torch.__version__} and Pillow {PIL.__version__}, Python {platform.python_version()}")
        return
    folder, size, strength, kernel, seconds = arguments
    print(measure(folder, int(size), float(strength), int(kernel), float(seconds)))


if __name__ == "__main__":
    main(*sys.argv[1:])
