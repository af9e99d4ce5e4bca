namespace Macl.Bench.Measuring;

/// <summary>The times of one piece of work.</summary>
/// <param name="Milliseconds">One for each round, sorted.</param>
internal sealed record Sample(double[] Milliseconds)
{
    public double Minimum => Milliseconds[0];

    public double Median => (Milliseconds[(Milliseconds.Length - 1) / 2] + Milliseconds[Milliseconds.Length / 2]) / 2;
}
