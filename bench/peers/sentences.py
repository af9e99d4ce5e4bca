"""BERT in plain PyTorch modules, trained by SimCSE and put to encoding: what bench/Macl.Bench compares itself with.

    python3 sentences.py about
    python3 sentences.py measure WORK CONTESTANTS TOKENS LAYERS HIDDEN BATCH ROUNDS SECONDS

WORK is training or encoding. CONTESTANTS are names with commas between them. TOKENS is a file of JSON lines, the tokens of a sentence each. Training takes batches of BATCH
sentences in the file's order, filled up to the longest of each, and encodes both views at once, as SimCSE's authors do; its loss is InfoNCE, its optimizer AdamW. Encoding sorts all
sentences by length first, as sentence-transformers does. The contestants take turns:
  pytorch            float32
  pytorchInBFloat16  under torch.autocast to bfloat16
Threads are those of OMP_NUM_THREADS.
"""
import contextlib
import json
import math
import platform
import statistics
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

VOCABULARY, POSITIONS, HEAD, TEMPERATURE, FEWEST_ROUNDS, WARM_UP, ENCODED = 30522, 512, 64, .05, 3, 1, 64


class Layer(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.heads = hidden // HEAD
        self.qkv, self.out = nn.Linear(hidden, 3 * hidden), nn.Linear(hidden, hidden)
        self.wide, self.narrow = nn.Linear(hidden, 4 * hidden), nn.Linear(4 * hidden, hidden)
        self.norm1, self.norm2 = nn.LayerNorm(hidden), nn.LayerNorm(hidden)
        self.dropout = nn.Dropout(.1)

    def forward(self, x, mask):
        n, length, hidden = x.shape
        q, k, v = self.qkv(x).reshape(n, length, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        weights = self.dropout((q @ k.transpose(2, 3) / math.sqrt(HEAD) + mask).softmax(-1))
        x = self.norm1(x + self.dropout(self.out((weights @ v).transpose(1, 2).reshape(n, length, hidden))))
        return self.norm2(x + self.dropout(self.narrow(F.gelu(self.wide(x)))))


class Encoder(nn.Module):
    def __init__(self, layers, hidden):
        super().__init__()
        self.words, self.places = nn.Embedding(VOCABULARY, hidden), nn.Embedding(POSITIONS, hidden)
        self.norm, self.dropout = nn.LayerNorm(hidden), nn.Dropout(.1)
        self.layers = nn.ModuleList(Layer(hidden) for _ in range(layers))

    def forward(self, ids, is_token):
        x = self.dropout(self.norm(self.words(ids) + self.places.weight[:ids.shape[1]]))
        mask = torch.zeros(is_token.shape).masked_fill(~is_token, -math.inf)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        kept = is_token[:, :, None].float()
        return (x.float() * kept).sum(1) / kept.sum(1)


def filled(texts):
    length = max(map(len, texts))
    ids = torch.tensor([text + [0] * (length - len(text)) for text in texts])
    return ids, torch.tensor([[True] * len(text) + [False] * (length - len(text)) for text in texts])


def precision(mixed):
    return torch.autocast("cpu", torch.bfloat16) if mixed else contextlib.nullcontext()


def train(model, optimizer, texts, batch, mixed):
    model.train()
    for start in range(0, len(texts) - batch + 1, batch):
        ids, is_token = filled(texts[start:start + batch])
        optimizer.zero_grad()
        with precision(mixed):
            features = F.normalize(model(ids.repeat(2, 1), is_token.repeat(2, 1)).float())
        logits = features[:batch] @ features[batch:].t() / TEMPERATURE
        F.cross_entropy(logits, torch.arange(batch)).backward()
        optimizer.step()


def encode(model, texts, mixed):
    model.eval()
    texts = sorted(texts, key=len, reverse=True)
    with torch.no_grad(), precision(mixed):
        for start in range(0, len(texts), ENCODED):
            model(*filled(texts[start:start + ENCODED]))


def seconds_of(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(work, contestants, file, layers, hidden, batch, rounds, budget):
    texts = [json.loads(line) for line in open(file)]
    torch.manual_seed(17)
    models = {name: Encoder(layers, hidden) for name in contestants}
    works = {}
    for name, model in models.items():
        mixed = name == "pytorchInBFloat16"
        optimizer = torch.optim.AdamW(model.parameters(), 1e-4)
        works[name] = (lambda m=model, o=optimizer, x=mixed: train(m, o, texts, batch, x)) if work == "training" else (lambda m=model, x=mixed: encode(m, texts, x))
    times = {name: [] for name in works}
    for _ in range(WARM_UP):
        for run in works.values():
            run()
    start, done = time.perf_counter(), 0
    while done < rounds and (done < FEWEST_ROUNDS or time.perf_counter() - start < budget):
        for name, run in works.items():
            times[name].append(seconds_of(run))
        done += 1
    for name, taken in times.items():
        print(json.dumps({
            "contestant": name, "work": work, "layers": layers, "hiddenSize": hidden, "sentences": len(texts), "tokens": sum(map(len, texts)),
            "medianMilliseconds": 1e3 * statistics.median(taken), "minimumMilliseconds": 1e3 * min(taken), "samples": len(taken),
        }))


def main(verb, *arguments):
    if verb == "about":
        print(f"PyTorch {torch.__version__}, Python {platform.python_version()}")
        return
    work, contestants, file, *numbers = arguments
    measure(work, contestants.split(","), file, *map(int, numbers))


if __name__ == "__main__":
    main(*sys.argv[1:])
