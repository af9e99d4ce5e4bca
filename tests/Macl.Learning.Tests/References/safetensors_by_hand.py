"""The safetensors format read and written by hand, with numpy and nothing of ours.

    /usr/bin/python3 safetensors_by_hand.py write     writes written_by_numpy.safetensors, which the tests read
    /usr/bin/python3 safetensors_by_hand.py verify    checks written_by_macl.safetensors, to which the tests hold our writer byte for byte
"""
import json
import struct
import sys
from pathlib import Path

import numpy as np

TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "i1", "U8": "u1", "BOOL": "?"}


def bfloat16(values):
    """The upper halves of float32 numbers that need no rounding."""
    bits = np.asarray(values, "<f4").view("<u4")
    assert not np.any(bits & 0xFFFF)
    return (bits >> 16).astype("<u2")


EXPECTED = {
    "F64": np.array([[0.1, -1e300], [5e-324, np.inf]]),
    "F32": np.array([[[1.5], [-2.25], [3.0e-45]]], "<f4"),
    "F16": np.array([0.5, -65504, 6e-8], "<f2"),
    "BF16": np.array([1.0, -3.140625, 2.0**-133], "<f4"),
    "I64": np.array([2**63 - 1, -(2**63)]),
    "I32": np.array([-(2**31), 7], "<i4"),
    "I16": np.array([-32768, 32767, 1], "<i2"),
    "I8": np.array([-128, 127], "i1"),
    "U8": np.array([0, 255, 3], "u1"),
    "BOOL": np.array([True, False, True]),
    "scalar": np.array(42.5, "<f4"),
    "empty": np.zeros((0, 3), "<f4"),
    "name with \"quotes\" and é": np.array([1, 2], "<i4"),
}


def raw(name, array):
    """Type and bytes of an array in a file."""
    if name == "BF16":
        return "BF16", bfloat16(array).tobytes()
    dtype = next(key for key, code in TYPES.items() if np.dtype(code) == array.dtype)
    return dtype, array.tobytes()


def write(path):
    header, data = {"__metadata__": {"format": "pt", "written by": "numpy"}}, b""
    for name, array in EXPECTED.items():
        dtype, content = raw(name, array)
        header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header, ensure_ascii=False).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def verify(path):
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    assert length % 8 == 0, "the data must be aligned"
    assert content[8:9] == b"{", "the header must begin with a brace"
    header = json.loads(content[8 : 8 + length])
    header.pop("__metadata__", None)
    data = content[8 + length :]
    end = 0
    for name, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        begin, last = entry["data_offsets"]
        assert begin == end, f"{name} begins at {begin} instead of {end}"
        width = 2 if entry["dtype"] == "BF16" else np.dtype(TYPES[entry["dtype"]]).itemsize
        assert begin % width == 0, f"{name} is not aligned"
        dtype, expected = raw(name, EXPECTED[name])
        assert entry["dtype"] == dtype, f"{name} is of {entry['dtype']}"
        assert entry["shape"] == list(EXPECTED[name].shape), f"{name} has shape {entry['shape']}"
        assert data[begin:last] == expected, f"{name} has other values"
        end = last
    assert end == len(data), "there are bytes behind the last tensor"
    assert header.keys() == EXPECTED.keys(), "names differ"
    print(f"{path}: {len(header)} tensors, all as expected")


if sys.argv[1] == "write":
    write(Path(__file__).with_name("written_by_numpy.safetensors"))
else:
    verify(Path(__file__).with_name("written_by_macl.safetensors"))
