"""Features of text encoders, by BERT and RoBERTa written in plain PyTorch operations.

    python3 make_text_encoders.py tiny-bert > text-encoders.json

The argument is a folder with config.json and model.safetensors: a tiny BERT with random weights. The weights of the larger cases come from a formula (scatter), so
that only results are kept here. Made with PyTorch 1.13, computed in float64. transformers is no part of it: the encoder is written below from its
published architecture (Devlin et al., 2019; Liu et al., 2019).
"""
import json
import math
import pathlib
import struct
import sys

import torch
import torch.nn.functional as F

KEPT = 24
TEXTS = [[2, 17, 5, 9, 3], [2, 44, 3], [2, 7, 7, 81, 23, 6, 12, 3]]
LARGER = [
    dict(model_type="bert", vocab_size=211, hidden_size=128, num_hidden_layers=4, num_attention_heads=4, intermediate_size=320, hidden_act="gelu",
         max_position_embeddings=64, type_vocab_size=2, pad_token_id=0, layer_norm_eps=1e-12),
    dict(model_type="roberta", vocab_size=211, hidden_size=96, num_hidden_layers=3, num_attention_heads=6, intermediate_size=200, hidden_act="gelu_new",
         max_position_embeddings=40, type_vocab_size=1, pad_token_id=1, layer_norm_eps=1e-5),
    dict(model_type="bert", vocab_size=211, hidden_size=64, num_hidden_layers=2, num_attention_heads=2, intermediate_size=100, hidden_act="relu",
         max_position_embeddings=16, type_vocab_size=2, pad_token_id=0, layer_norm_eps=1e-12),
]
ACTIVATIONS = {"gelu": F.gelu, "gelu_new": lambda x: F.gelu(x, approximate="tanh"), "relu": F.relu}


def scatter(name, shape, scale, shift=0.):
    """Numbers without a pattern, evenly between shift - scale and shift + scale: the fractions of large sines, whose phase is made of the bytes of the name."""
    phase = sum((place + 1) * byte for place, byte in enumerate(name.encode())) % 10007
    index = torch.arange(math.prod(shape), dtype=torch.float64)
    return (scale * (2 * (43758.5453 * torch.sin(12.9898 * index + phase)).remainder(1) - 1) + shift).reshape(shape)


def shapes(config):
    hidden, inner = config["hidden_size"], config["intermediate_size"]
    named = {
        "embeddings.word_embeddings.weight": (config["vocab_size"], hidden),
        "embeddings.position_embeddings.weight": (config["max_position_embeddings"], hidden),
        "embeddings.token_type_embeddings.weight": (config["type_vocab_size"], hidden),
        "embeddings.LayerNorm.weight": (hidden,),
        "embeddings.LayerNorm.bias": (hidden,),
    }
    for layer in range(config["num_hidden_layers"]):
        for part, size in {"attention.self.query": (hidden, hidden), "attention.self.key": (hidden, hidden), "attention.self.value": (hidden, hidden),
                           "attention.output.dense": (hidden, hidden), "intermediate.dense": (inner, hidden), "output.dense": (hidden, inner)}.items():
            named[f"encoder.layer.{layer}.{part}.weight"] = size
            named[f"encoder.layer.{layer}.{part}.bias"] = size[:1]
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            named[f"encoder.layer.{layer}.{part}.weight"] = (hidden,)
            named[f"encoder.layer.{layer}.{part}.bias"] = (hidden,)
    return named


def weight(name, shape):
    if name.endswith("LayerNorm.weight"):
        return scatter(name, shape, .3, 1.)
    if len(shape) == 1:
        return scatter(name, shape, .1)
    return scatter(name, shape, .5 if "embeddings" in name else math.sqrt(3 / shape[1]))


def read(path):
    """The tensors of a safetensors file of float32."""
    data = path.read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    header.pop("__metadata__", None)
    return {name: torch.frombuffer(bytearray(data[8 + length + entry["data_offsets"][0]:8 + length + entry["data_offsets"][1]]), dtype=torch.float32)
            .reshape(entry["shape"]).double() for name, entry in header.items()}


def encode(config, weights, texts):
    """The embeddings before the first layer and the features behind the last, [N, L, D], and which places hold tokens, [N, L]."""
    hidden, heads, epsilon = config["hidden_size"], config["num_attention_heads"], config["layer_norm_eps"]
    pad = config.get("pad_token_id", 0)
    length = max(map(len, texts))
    ids = torch.tensor([text + [pad] * (length - len(text)) for text in texts])
    present = torch.tensor([[place < len(text) for place in range(length)] for text in texts])
    first = pad + 1 if config["model_type"] == "roberta" else 0
    places = torch.where(present, torch.arange(length) + first, torch.tensor(pad))

    def linear(values, name):
        return values @ weights[name + ".weight"].T + weights[name + ".bias"]

    def norm(values, name):
        mean = values.mean(-1, keepdim=True)
        variance = ((values - mean) ** 2).mean(-1, keepdim=True)
        return (values - mean) / torch.sqrt(variance + epsilon) * weights[name + ".weight"] + weights[name + ".bias"]

    def split(values):
        return values.reshape(len(texts), length, heads, hidden // heads).transpose(1, 2)

    values = weights["embeddings.word_embeddings.weight"][ids] + weights["embeddings.position_embeddings.weight"][places]
    values = embedded = norm(values + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(config["num_hidden_layers"]):
        here = f"encoder.layer.{layer}."
        query, key, value = (split(linear(values, f"{here}attention.self.{role}")) for role in ("query", "key", "value"))
        scores = query @ key.transpose(2, 3) / math.sqrt(hidden // heads)
        scores = scores.masked_fill(~present[:, None, None], -math.inf)
        attended = (scores.softmax(-1) @ value).transpose(1, 2).reshape(len(texts), length, hidden)
        values = norm(values + linear(attended, here + "attention.output.dense"), here + "attention.output.LayerNorm")
        inner = ACTIVATIONS[config["hidden_act"]](linear(values, here + "intermediate.dense"))
        values = norm(values + linear(inner, here + "output.dense"), here + "output.LayerNorm")
    return embedded, values, present


def pooled(embedded, values, present):
    def mean(tokens):
        kept = present[..., None].double()
        return (tokens * kept).sum(1) / kept.sum(1)
    return {"cls": values[:, 0], "mean": mean(values), "first-last-mean": (mean(embedded) + mean(values)) / 2}


def kept(tensor):
    """Every so-many-th number, from first to last, of what may be large."""
    flat = tensor.detach().double().flatten()
    return [float(f"{value:.8g}") for value in flat[(torch.arange(KEPT) * (len(flat) - 1)) // (KEPT - 1)]]


def case(config, weights):
    for tensor in weights.values():
        tensor.requires_grad_()
    features = pooled(*encode(config, weights, TEXTS))
    (features["mean"] * scatter("coefficients", features["mean"].shape, 1.)).sum().backward()
    return {
        "config": config,
        "features": {name: [kept(row) for row in rows] for name, rows in features.items()},
        "gradients": {name: kept(tensor.grad) for name, tensor in sorted(weights.items())},
    }


def main():
    folder = pathlib.Path(sys.argv[1])
    tiny = case(json.loads((folder / "config.json").read_text()), read(folder / "model.safetensors"))
    larger = [case(config, {name: weight(name, shape) for name, shape in shapes(config).items()}) for config in LARGER]
    json.dump({"texts": TEXTS, "tiny": tiny, "larger": larger}, sys.stdout, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main()
