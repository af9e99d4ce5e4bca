using static TorchSharp.torch;

namespace Macl.Losses.Tests;

/// <summary>Each refusal says what was given and what is allowed.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(new long[] { 4, 3 }, new long[] { 4, 2 }, "first is [4, 3] and second is [4, 2]; they must have the same shape.")]
    [InlineData(new long[] { 4, 3 }, new long[] { 5, 3 }, "first is [4, 3] and second is [5, 3]; they must have the same shape.")]
    [InlineData(new long[] { 12 }, new long[] { 12 }, "first is [12]; it must be a matrix [N, D].")]
    [InlineData(new long[] { 4, 3 }, new long[] { 4, 3, 1 }, "second is [4, 3, 1]; it must be a matrix [N, D].")]
    [InlineData(new long[] { 4, 0 }, new long[] { 4, 0 }, "first is [4, 0]; a row must have at least 1 column.")]
    [InlineData(new long[] { 1, 3 }, new long[] { 1, 3 }, "first and second [1, 3]: 1 rows, but at least 2 are needed.")]
    [InlineData(new long[] { 0, 3 }, new long[] { 0, 3 }, "first and second [0, 3]: 0 rows, but at least 2 are needed.")]
    public void Shapes(long[] first, long[] second, string message)
    {
        using Tensor one = zeros(first);
        using Tensor other = zeros(second);
        AssertRefused(message, loss => loss.forward(one, other));
        AssertRefused(message, loss => loss.Measure(one, other));
    }

    [Theory]
    [InlineData(ScalarType.Int64, ScalarType.Int64, "first is of Int64; it must be Float32, Float64, BFloat16 or Float16.")]
    [InlineData(ScalarType.Float32, ScalarType.Float64, "first is of Float32 and second of Float64; they must have the same dtype.")]
    public void Dtypes(ScalarType first, ScalarType second, string message)
    {
        using Tensor one = zeros(4, 3, dtype: first);
        using Tensor other = zeros(4, 3, dtype: second);
        AssertRefused(message, loss => loss.forward(one, other));
    }

    [Fact]
    public void Devices()
    {
        using Tensor one = zeros(4, 3);
        using Tensor other = zeros(4, 3, device: META);
        AssertRefused("first is on cpu and second on meta; they must be on the same device.", loss => loss.forward(one, other));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Values_that_are_not_finite(float value)
    {
        using Tensor sound = ones(4, 3);
        using Tensor broken = tensor(new[,] { { 1, 1, 1 }, { 1, 1, 1 }, { 1, value, 1 }, { value, 1, 1 } });
        AssertRefused("Row 2 of first has a value that is NaN or infinite; all must be finite.", loss => loss.forward(broken, sound));
        AssertRefused("Row 2 of second has a value that is NaN or infinite; all must be finite.", loss => loss.forward(sound, broken));
    }

    [Fact]
    public void Similarities()
    {
        using Tensor positives = zeros(3);
        using Tensor column = zeros(3, 1);
        using Tensor negatives = zeros(3, 2);
        using Tensor fewer = zeros(2, 2);
        using Tensor none = zeros(3, 0);
        using Tensor broken = full(3, 2, double.NaN);
        AssertRefused("positives is [3, 1] and negatives is [3, 2]; they must be [N] and [N, K].", loss => loss.LossOf(Candidates.Given(column, negatives)));
        AssertRefused("positives is [3] and negatives is [2, 2]; they must be [N] and [N, K].", loss => loss.Measure(Candidates.Given(positives, fewer)));
        AssertRefused("negatives is [3, 0]; a row must have at least 1 column.", loss => loss.LossOf(Candidates.Given(positives, none)));
        AssertRefused("Row 0 of negatives has a value that is NaN or infinite; all must be finite.", loss => loss.LossOf(Candidates.Given(positives, broken)));
    }

    [Fact]
    public void Options()
    {
        Assert.Contains("The temperature is -0.1; it must be", Assert.Throws<ArgumentOutOfRangeException>(() => new MaclLoss(temperature: -.1)).Message, StringComparison.Ordinal);
        Assert.Contains("TwoView, OneWay", Assert.Throws<ArgumentOutOfRangeException>(() => new DclLoss(pairing: (Pairing)7)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new ComposedLoss(null!, new FixedTemperature()));
        Assert.Throws<ArgumentNullException>(() => new ComposedLoss(new InfoNce(), null!));
    }

    private static void AssertRefused(string message, Func<ContrastiveLoss, object> call)
    {
        using var loss = new MaclLoss();
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => call(loss)).Message);
    }
}
