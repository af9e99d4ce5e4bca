using static TorchSharp.torch;

namespace Macl.Learning.Tests.Checkpoints;

/// <summary>One tensor of every type, a scalar, an empty one and an awkward name: the same as in <c>safetensors_by_hand.py</c>.</summary>
public static class ExampleTensors
{
    public static Dictionary<string, Tensor> Create() => new(StringComparer.Ordinal)
    {
        ["F64"] = tensor([0.1, -1e300, 5e-324, double.PositiveInfinity]).reshape(2, 2),
        ["F32"] = tensor([1.5f, -2.25f, 3.0e-45f]).reshape(1, 3, 1),
        ["F16"] = tensor([0.5f, -65504f, 6e-8f]).to(ScalarType.Float16),
        ["BF16"] = tensor([1f, -3.140625f, MathF.Pow(2, -133)]).to(ScalarType.BFloat16),
        ["I64"] = tensor([long.MaxValue, long.MinValue]),
        ["I32"] = tensor([int.MinValue, 7]),
        ["I16"] = tensor(new short[] { -32768, 32767, 1 }),
        ["I8"] = tensor(new sbyte[] { -128, 127 }),
        ["U8"] = tensor(new byte[] { 0, 255, 3 }),
        ["BOOL"] = tensor([true, false, true]),
        ["scalar"] = tensor(42.5f),
        ["empty"] = zeros(0, 3),
        ["name with \"quotes\" and é"] = tensor([1, 2]),
    };

    public static void AssertEqual(IReadOnlyDictionary<string, Tensor> expected, IReadOnlyDictionary<string, Tensor> actual)
    {
        Assert.Equal(string.Join('|', expected.Keys.Order(StringComparer.Ordinal)), string.Join('|', actual.Keys.Order(StringComparer.Ordinal)));
        foreach (var (name, tensor) in expected)
        {
            Assert.Equal(tensor.dtype, actual[name].dtype);
            Assert.Equal(tensor.shape, actual[name].shape);
            Assert.Equal(tensor.contiguous().bytes.ToArray(), actual[name].bytes.ToArray());
        }
    }
}
