"""Reference values of RandomStreams: run `python3 make_random_streams.py`; needs nothing beyond Python.

The name of a stream is hashed with the output function of SplitMix64 (Steele, Lea and Flood, 2014), part by part;
four hashes of the name are the state of xoshiro256** (Blackman and Vigna, 2021), here written after the paper.
"""
import json
from pathlib import Path

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15


def mix(value):
    z = (value + GAMMA) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def outputs(seed, key, count):
    name = mix(seed & MASK)
    for part in key:
        name = mix((name + part) & MASK)
    s = [mix((name + i * GAMMA) & MASK) for i in range(4)]
    for _ in range(count):
        x = (s[1] * 5) & MASK
        x = ((x << 7) | (x >> 57)) & MASK
        yield (x * 9) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = ((s[3] << 45) | (s[3] >> 19)) & MASK


def case(seed, *key):
    words = list(outputs(seed, key, 6))
    return {
        "seed": seed,
        "key": key,
        "doubles": [(word >> 11) / 2**53 for word in words],
        "upTo1000": [(word * 1000) >> 64 for word in words],
        "bytes": [byte for word in words for byte in word.to_bytes(8, "little")][:11],
    }


cases = [case(0), case(1), case(-1), case(0, 0), case(7, 1, 3), case(7, 3, 1), case(2**62 + 5, -9, 2**40)]
Path(__file__).with_name("random_streams.json").write_text(json.dumps(cases, indent=1) + "\n")


def order(seed, epoch, count):
    """A batch plan's order: Fisher and Yates' shuffle by the stream (seed, 1, epoch)."""
    samples = list(range(count))
    for i, word in zip(range(count - 1), outputs(seed, (1, epoch), count - 1)):
        j = i + ((word * (count - i)) >> 64)
        samples[i], samples[j] = samples[j], samples[i]
    return samples


orders = [{"seed": seed, "epochs": [order(seed, epoch, 9) for epoch in range(3)]} for seed in (0, 1, 42)]
Path(__file__).with_name("batch_orders.json").write_text(json.dumps(orders, indent=1) + "\n")
