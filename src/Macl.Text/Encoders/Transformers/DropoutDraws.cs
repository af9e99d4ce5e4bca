using System.Runtime.InteropServices;
using Macl.Learning.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Text.Encoders.Transformers;

/// <summary>
/// What dropout leaves out in one forward pass, by a seed of its own: nothing else that draws can change it, so that runs beside each other, gradient
/// caching and resumption all see the same.
/// </summary>
internal sealed class DropoutDraws
{
    private readonly long? _seed;
    private long _calls;

    private DropoutDraws(long? seed)
    {
        _seed = seed;
    }

    /// <summary>Whether anything is left out.</summary>
    public bool IsOn => _seed is not null;

    /// <summary>For training.</summary>
    public static DropoutDraws Of(long seed) => new(seed);

    /// <summary>Outside training.</summary>
    public static DropoutDraws None() => new(seed: null);

    /// <summary>The tensor with a part of its values 0, and the others greater by as much; each call leaves out others.</summary>
    /// <param name="values">Of any shape and floating type.</param>
    /// <param name="part">The part that is left out, 0 to below 1.</param>
    public Tensor Apply(Tensor values, double part)
    {
        if (_seed is not { } seed || part == 0)
        {
            return values;
        }

        using var scope = NewDisposeScope();
        ulong key = unchecked((ulong)RandomStreams.For(seed, _calls++).NextInt64());
        return values.mul(Mask(values, key, part)).MoveToOuterDisposeScope();
    }

    private static Tensor Mask(Tensor values, ulong key, double part) =>
        values.device.type == DeviceType.CPU ? OnProcessor(values, key, part) : OnDevice(values, key, part);

    private static Tensor OnProcessor(Tensor values, ulong key, double part)
    {
        Tensor mask = empty(values.shape, dtype: ScalarType.Float32);
        DropoutMask.Fill(key, part, MemoryMarshal.Cast<byte, float>(mask.bytes));
        return mask.to(values.dtype);
    }

    private static Tensor OnDevice(Tensor values, ulong key, double part)
    {
        using var generator = new Generator(key, values.device);
        using var share = (1 - part).ToScalar();
        return empty(values.shape, dtype: values.dtype, device: values.device).bernoulli_(1 - part, generator).div_(share);
    }
}
