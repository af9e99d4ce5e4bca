using Macl.Inputs.Images;
using Macl.Vision.Batches;
using static TorchSharp.torch;

namespace Macl.Vision.Augmentations;

/// <summary>Pictures of a batch that have the same shape, as they were decoded. Gives its memory back when it is disposed.</summary>
internal sealed class PictureGroup : IDisposable
{
    private readonly PixelPool _pool;
    private readonly int _width;
    private readonly int _height;
    private byte[]? _pixels;

    /// <param name="pool">Where the memory is from.</param>
    /// <param name="images">Pictures of one shape.</param>
    /// <param name="positions">Where they are in the batch.</param>
    public PictureGroup(PixelPool pool, IReadOnlyList<RgbImage> images, long[] positions)
    {
        (_pool, _width, _height, Positions) = (pool, images[0].Width, images[0].Height, positions);
        int bytes = images[0].Pixels.Length;
        _pixels = pool.Rent(checked(bytes * images.Count));
        for (int picture = 0; picture < images.Count; picture++)
        {
            images[picture].Pixels.CopyTo(_pixels.AsSpan(picture * bytes));
        }
    }

    /// <summary>Where the pictures are in the batch.</summary>
    public long[] Positions { get; }

    /// <summary>[N, 3, height, width] in float32 of 0 to 255.</summary>
    public Tensor ToTensor(Device device)
    {
        ObjectDisposedException.ThrowIf(_pixels is null, this);
        Tensor bytes = empty(Positions.Length, _height, _width, RgbImage.Channels, dtype: ScalarType.Byte);
        _pixels.AsSpan(0, (int)bytes.numel()).CopyTo(bytes.bytes);
        return bytes.to(device).permute(0, 3, 1, 2).to(ScalarType.Float32).contiguous();
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _pixels, null) is { } pixels)
        {
            _pool.Return(pixels);
        }
    }
}
