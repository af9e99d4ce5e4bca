using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Vision.Batches;

/// <summary>Makes normalised tensors of pixels.</summary>
internal static class ImagePlacement
{
    private const int Channels = 3;

    /// <returns>[N, 3, size, size] in float32; the caller's.</returns>
    public static Tensor Place(PixelBatch batch, ImageNormalisation normalisation, Device device)
    {
        using var scope = NewDisposeScope();
        Tensor values = device.type == DeviceType.CPU ? Normalise(batch, normalisation) : Normalise(batch, normalisation, device);
        return values.DetachFromDisposeScope();
    }

    /// <summary>Here the numbers are written where they stay, in one pass over memory.</summary>
    private static Tensor Normalise(PixelBatch batch, ImageNormalisation normalisation)
    {
        Tensor values = empty(batch.Count, Channels, batch.Size, batch.Size, dtype: ScalarType.Float32);
        Span<float> target = MemoryMarshal.Cast<byte, float>(values.bytes);
        ReadOnlySpan<byte> pixels = batch.Pixels;
        int channel = batch.Size * batch.Size;
        for (int start = 0; start < pixels.Length; start += channel)
        {
            (float factor, float shift) = normalisation.Line(start / channel % Channels);
            Normalisation.Write(pixels.Slice(start, channel), factor, shift, target.Slice(start, channel));
        }

        return values;
    }

    /// <summary>To another device goes a byte for each value, which becomes a number there.</summary>
    internal static Tensor Normalise(PixelBatch batch, ImageNormalisation normalisation, Device device)
    {
        Tensor bytes = empty(batch.Count, Channels, batch.Size, batch.Size, dtype: ScalarType.Byte);
        batch.Pixels.CopyTo(bytes.bytes);
        return Normalise(bytes.to(device).to(ScalarType.Float32), normalisation);
    }

    /// <summary>Values of 0 to 255, changed in place.</summary>
    internal static Tensor Normalise(Tensor values, ImageNormalisation normalisation)
    {
        (float Factor, float Shift)[] lines = [.. Enumerable.Range(0, Channels).Select(normalisation.Line)];
        values.mul_(OfChannels([.. lines.Select(line => line.Factor)], values.device));
        return values.sub_(OfChannels([.. lines.Select(line => -line.Shift)], values.device));
    }

    private static Tensor OfChannels(float[] values, Device device) => tensor(values, [1, Channels, 1, 1], device: device);
}
