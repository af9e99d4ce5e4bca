namespace Macl.Inputs.Images.Decoding;

/// <summary>
/// Weights of the antialiased bilinear filter along one axis: each of the new pixels is a triangle over the old ones, two new pixels
/// wide. In whole numbers, so that every processor comes to the same grey level, the one that Pillow comes to.
/// </summary>
internal sealed class TriangleFilter
{
    /// <summary>Weights of a new pixel sum to 1 in this many binary places; 8 more bits for the level leave the sum below 2³¹.</summary>
    public const int Places = 22;

    private int _from;
    private int _to;
    private int[] _starts = [];
    private int[] _offsets = [0];
    private int[] _weights = [];

    /// <summary>The first old pixel that has a part in a new one.</summary>
    public int StartOf(int pixel) => _starts[pixel];

    /// <summary>The weights of that old pixel and those that follow it.</summary>
    public ReadOnlySpan<int> WeightsOf(int pixel) => _weights.AsSpan(_offsets[pixel]..(_offsets[pixel + 1]));

    /// <summary>Makes the weights for another pair of sizes.</summary>
    /// <param name="from">Old pixels, 1 or more.</param>
    /// <param name="to">New pixels, 1 to <paramref name="from"/>.</param>
    public void Fit(int from, int to)
    {
        if (from == _from && to == _to)
        {
            return;
        }

        Reserve(from, to);
        for (int pixel = 0; pixel < to; pixel++)
        {
            Fill(pixel, (double)from / to);
        }
    }

    private void Reserve(int from, int to)
    {
        (_from, _to) = (from, to);
        int most = (int)Math.Ceiling(2.0 * from / to) + 2;
        _starts = Grown(_starts, to);
        _offsets = Grown(_offsets, to + 1);
        _weights = Grown(_weights, checked(most * to));
    }

    private static int[] Grown(int[] array, int length) => array.Length >= length ? array : new int[length];

    private void Fill(int pixel, double scale)
    {
        double centre = (pixel + 0.5) * scale;
        int start = Math.Max(0, (int)(centre - scale + 0.5));
        int end = Math.Min(_from, (int)(centre + scale + 0.5));
        double sum = 0;
        for (int old = start; old < end; old++)
        {
            sum += Height(old, centre, scale);
        }

        _starts[pixel] = start;
        _offsets[pixel + 1] = _offsets[pixel] + end - start;
        for (int old = start; old < end; old++)
        {
            _weights[_offsets[pixel] + old - start] = (int)(Height(old, centre, scale) / sum * (1 << Places) + 0.5);
        }
    }

    private static double Height(int old, double centre, double scale) => Math.Max(0, 1 - Math.Abs((old + 0.5 - centre) / scale));
}
