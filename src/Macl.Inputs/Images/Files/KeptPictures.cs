namespace Macl.Inputs.Images.Files;

/// <summary>Decoded pictures in memory, as long as all of them fit; the first that does not fit ends it for all.</summary>
internal sealed class KeptPictures(int count, long maxBytes)
{
    private volatile Picture?[]? _pictures = new Picture?[count];
    private long _bytes;

    /// <summary>False once the pictures have taken more memory than they may.</summary>
    public bool Fit => _pictures is not null;

    /// <summary>Threads may keep different pictures at the same time.</summary>
    public void Keep(int index, RgbImage image)
    {
        if (_pictures is not { } pictures)
        {
            return;
        }

        if (Interlocked.Add(ref _bytes, image.Pixels.Length) > maxBytes)
        {
            _pictures = null;
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
