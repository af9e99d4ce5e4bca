namespace Macl.Inputs.Images.Files;

/// <summary>Decoded pictures in memory, as long as all of them fit; the first that does not fit ends it for all.</summary>
internal sealed class KeptPictures(int count, long maxBytes)
{
    private volatile Picture?[]? _pictures = new Picture?[count];
    private long _bytes;

    /// <summary>The most pixels of a picture that is kept: where one is larger, every thread would need as much memory for nothing.</summary>
    public long MostPixels => _pictures is null ? 0 : maxBytes / 16 / RgbImage.Channels;

    /// <summary>A picture is too large, so none is kept.</summary>
    public void GiveUp() => _pictures = null;

    /// <summary>Threads may keep different pictures at the same time.</summary>
    public void Keep(int index, RgbImage image)
    {
        if (_pictures is not { } pictures)
        {
            return;
        }

        if (Interlocked.Add(ref _bytes, image.Pixels.Length) > maxBytes)
        {
            GiveUp();
            return;
        }

        pictures[index] = new Picture(image.Width, image.Height, image.Pixels.ToArray());
    }

    /// <summary>The pictures of these numbers, or null where not all fit.</summary>
    public Picture[]? Select(IEnumerable<int> indices) => _pictures is { } pictures ? [.. indices.Select(index => pictures[index]!)] : null;

    internal sealed record Picture(int Width, int Height, byte[] Pixels)
    {
        public void CopyTo(RgbImage image)
        {
            image.Reshape(Width, Height);
            Pixels.CopyTo(image.Pixels);
        }
    }
}
