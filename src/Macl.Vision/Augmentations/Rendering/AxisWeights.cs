namespace Macl.Vision.Augmentations;

/// <summary>
/// How much each value of a line gives to each value of the resized line: Pillow's antialiased bilinear filter, a triangle as wide as the
/// larger of the two pixels. Serves for many lines of a thread.
/// </summary>
internal sealed class AxisWeights
{
    private int[] _starts = [];
    private int[] _counts = [];
    private float[] _weights = [];
    private int _most;

    /// <summary>The most values that give to one output.</summary>
    public static int MostTaps(int inputs, int scaled) => (int)Math.Ceiling(Math.Max(inputs / (double)scaled, 1)) * 2 + 1;

    /// <summary>The first value that gives to an output.</summary>
    public int Start(int output) => _starts[output];

    /// <summary>What each value from <see cref="Start"/> on gives; their sum is 1.</summary>
    public ReadOnlySpan<float> Of(int output) => _weights.AsSpan(output * _most, _counts[output]);

    /// <summary>Takes the weights of a line.</summary>
    /// <param name="inputs">Values of the line, at least 1.</param>
    /// <param name="scaled">Values of the whole resized line, at least 1.</param>
    /// <param name="first">The first of them that is wanted.</param>
    /// <param name="outputs">How many are wanted.</param>
    public void Fit(int inputs, int scaled, int first, int outputs)
    {
        double scale = inputs / (double)scaled;
        double support = Math.Max(scale, 1);
        Reserve(outputs, MostTaps(inputs, scaled));
        for (int output = 0; output < outputs; output++)
        {
            FitOutput(output, (first + output + .5) * scale, support, inputs);
        }
    }

    private void FitOutput(int output, double centre, double support, int inputs)
    {
        int start = Math.Max(0, (int)(centre - support + .5));
        int end = Math.Min(inputs, (int)(centre + support + .5));
        double inverse = 1 / support;
        double total = 0;
        for (int input = start; input < end; input++)
        {
            total += Triangle((input - centre + .5) * inverse);
        }

        Span<float> weights = _weights.AsSpan(output * _most, end - start);
        for (int tap = 0; tap < weights.Length; tap++)
        {
            weights[tap] = (float)(Triangle((start + tap - centre + .5) * inverse) / total);
        }

        _starts[output] = start;
        _counts[output] = weights[^1] == 0 ? weights.Length - 1 : weights.Length;
    }

    private static double Triangle(double distance) => Math.Max(0, 1 - Math.Abs(distance));

    private void Reserve(int outputs, int most)
    {
        _most = most;
        if (_starts.Length < outputs)
        {
            (_starts, _counts) = (new int[outputs], new int[outputs]);
        }

        if (_weights.Length < outputs * most)
        {
            _weights = new float[outputs * most];
        }
    }
}
