using static TorchSharp.torch;

namespace Macl.Vision.Batches;

/// <summary>Writes pixels into tensor memory, moves them to a device as bytes, and normalises them there.</summary>
internal static class ImagePlacement
{
    /// <returns>[N, 3, size, size] in float32; the caller's.</returns>
    public static Tensor Place(PixelBatch batch, ImageNormalisation normalisation, Device device)
    {
        using var scope = NewDisposeScope();
        Tensor bytes = empty(batch.Count, 3, batch.Size, batch.Size, dtype: ScalarType.Byte);
        batch.Pixels.CopyTo(bytes.bytes);
        Tensor values = bytes.to(device).to(ScalarType.Float32);
        values.sub_(Channels(normalisation.Mean, device)).div_(Channels(normalisation.StandardDeviation, device));
        return values.DetachFromDisposeScope();
    }

    /// <summary>[1, 3, 1, 1], for values of 0 to 255.</summary>
    private static Tensor Channels(ChannelValues values, Device device)
    {
        float[] scaled = [(float)(byte.MaxValue * values.Red), (float)(byte.MaxValue * values.Green), (float)(byte.MaxValue * values.Blue)];
        return tensor(scaled, [1, 3, 1, 1], device: device);
    }
}
