namespace Macl.Vision.Augmentations;

/// <summary>A square picture in float32 of 0 to 255, channel after channel: what a view is while it is made. Serves for many pictures of a thread.</summary>
/// <remarks>Behind each channel is room for whole vectors, so that what works on vectors has no rest: it may read and write past the last value.</remarks>
internal sealed class Planes
{
    public const int Channels = 3;

    private float[] _values = [];
    private int _stride;

    /// <summary>Rows and columns.</summary>
    public int Size { get; private set; }

    /// <summary>Values of a channel.</summary>
    public int Count => Size * Size;

    /// <summary>Values of a channel and what fills its last vector.</summary>
    public int PaddedCount => (Count + Lanes.Count - 1) / Lanes.Count * Lanes.Count;

    /// <summary>A channel, to the end of its last vector.</summary>
    public Span<float> this[int channel] => _values.AsSpan(channel * _stride, PaddedCount);

    /// <summary>A channel with room for a vector that starts at its last value.</summary>
    public Span<float> WithRoom(int channel) => _values.AsSpan(channel * _stride, _stride);

    /// <summary>Takes another size; what the values are then is undefined, except that those behind each channel are 0.</summary>
    public void Reshape(int size)
    {
        Size = size;
        _stride = PaddedCount + Lanes.Count;
        if (_values.Length < Channels * _stride)
        {
            _values = new float[Channels * _stride];
        }

        for (int channel = 0; channel < Channels; channel++)
        {
            this[channel][Count..].Clear();
        }
    }
}
