using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests.Engine;

/// <summary>Both ways to do rows one by one against their definitions.</summary>
public sealed class RowMathTests
{
    public static TheoryData<bool, int> Ways => [.. from vectors in (bool[])[false, true] from width in (int[])[1, 15, 16, 33, 64] select new TheoryDataRow<bool, int>(vectors, width)];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Rows_of_any_magnitude_get_length_one_and_a_way_back(bool vectors, int width)
    {
        using var scope = NewDisposeScope();
        foreach (double magnitude in (double[])[1e-30, 1, 1e30])
        {
            double[][] rows = Scenarios.AsFloat(Rows.Map(Rows.Normal(600, width, seed: 1), value => value * magnitude));
            UnitSet unit = Create(vectors).Normalise([new RowPart(Rows.ToTensor(rows, ScalarType.Float32), "rows")]);
            Close.Matrices([.. rows.Select(row => row.Select(value => value / Length(row)).ToArray())], Rows.FromTensor(unit.Rows), 1e-6);
            Close.Matrices([.. rows.Select(row => new[] { 1 / Length(row) })], Rows.FromTensor(unit.InverseLengths), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Zero_rows_stay_zero_and_numbers_next_to_zero_stay_finite(bool vectors, int width)
    {
        using var scope = NewDisposeScope();
        double[][] rows = [new double[width], [.. Enumerable.Repeat((double)float.Epsilon, width)]];
        UnitSet unit = Create(vectors).Normalise([new RowPart(Rows.ToTensor(rows, ScalarType.Float32), "rows")]);
        Assert.All(Rows.FromTensor(unit.Rows)[0], value => Assert.Equal(0, value));
        Assert.Equal(0, Rows.FromTensor(unit.InverseLengths)[0][0]);
        Close.AllFinite(Rows.FromTensor(unit.Rows));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_value_that_is_not_finite_is_found_in_every_column(bool vectors, int width)
    {
        using var scope = NewDisposeScope();
        foreach (float broken in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
        {
            for (int column = 0; column < width; column++)
            {
                double[][] rows = Rows.Normal(3, width, seed: 2);
                rows[1][column] = broken;
                using Tensor given = Rows.ToTensor(rows, ScalarType.Float32);
                ArgumentException refusal = Assert.Throws<ArgumentException>(() => Create(vectors).Normalise([new RowPart(given, "here")]));
                Assert.Equal("Row 1 of here has a value that is NaN or infinite; all must be finite.", refusal.Message);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Products_and_sums_of_turned_rows_are_those_of_loops(bool vectors, int width)
    {
        using var scope = NewDisposeScope();
        const int count = 300;
        const int offset = 120;
        double[][] left = Rows.Normal(count, width, seed: 3);
        double[][] right = Rows.Normal(count, width, seed: 4);
        double[] factors = Rows.Normal(1, count, seed: 5)[0];
        RowMath math = Create(vectors);
        Tensor dots = math.Dots(Rows.ToTensor(left, ScalarType.Float32), Rows.ToTensor(right, ScalarType.Float32), offset);
        Close.Matrices([.. left.Select((row, index) => new[] { row.Zip(right[(index + offset) % count], (x, y) => x * y).Sum() })], Rows.FromTensor(dots.unsqueeze(1)), 1e-6);

        Tensor target = Rows.ToTensor(left, ScalarType.Float32);
        math.AddScaled(target, tensor(factors), 10, Rows.ToTensor(right, ScalarType.Float32), offset);
        double[][] expected = [.. left.Select((row, index) => row.Zip(right[(index + offset) % count], (x, y) => x + (factors[(index + 10) % count] * y)).ToArray())];
        Close.Matrices(expected, Rows.FromTensor(target), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_way_back_is_the_derivative_of_normalisation(bool vectors, int width)
    {
        using var scope = NewDisposeScope();
        double[][] rows = Rows.Normal(40, width, seed: 6);
        double[][] byUnit = Rows.Normal(40, width, seed: 7);
        RowMath math = Create(vectors);
        UnitSet unit = math.Normalise([new RowPart(Rows.ToTensor(rows, ScalarType.Float32), "rows")]);
        Tensor gradient = Rows.ToTensor(byUnit, ScalarType.Float32);
        math.GoThroughNormalisation(unit, gradient);
        double[][] expected = [.. rows.Zip(byUnit, Expect)];
        Assert.True(Distance(expected, Rows.FromTensor(gradient)) <= 2e-6 * Close.Norm(byUnit));
    }

    private static double[] Expect(double[] row, double[] byUnit)
    {
        double length = Length(row);
        double along = row.Zip(byUnit, (x, g) => x * g).Sum() / length;
        return [.. row.Zip(byUnit, (x, g) => (g - (x / length * along)) / length)];
    }

    private static double Distance(double[][] one, double[][] other) => Close.Norm([.. one.Zip(other, (x, y) => x.Zip(y, (a, b) => a - b).ToArray())]);

    private static double Length(double[] row)
    {
        double largest = row.Max(Math.Abs);
        return largest * Math.Sqrt(row.Sum(value => value / largest * (value / largest)));
    }

    private static RowMath Create(bool vectors) => vectors ? new VectorRowMath(threads: 2) : new TensorRowMath();
}
