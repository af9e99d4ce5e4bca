namespace Macl.Learning.Data;

/// <summary>Normally distributed numbers from a stream.</summary>
public static class NormalDraws
{
    /// <summary>Fills with independent draws of mean 0.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="values">Overwritten.</param>
    /// <param name="deviation">The standard deviation, 0 or more.</param>
    public static void Fill(Random random, Span<float> values, double deviation)
    {
        for (int index = 0; index < values.Length; index += 2)
        {
            var (first, second) = Pair(random);
            values[index] = (float)(deviation * first);
            if (index + 1 < values.Length)
            {
                values[index + 1] = (float)(deviation * second);
            }
        }
    }

    /// <summary>The polar method (Marsaglia and Bray, 1964).</summary>
    private static (double First, double Second) Pair(Random random)
    {
        while (true)
        {
            double x = (2 * random.NextDouble()) - 1;
            double y = (2 * random.NextDouble()) - 1;
            double square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                double scale = Math.Sqrt(-2 * Math.Log(square) / square);
                return (scale * x, scale * y);
            }
        }
    }
}
