using static TorchSharp.torch;

namespace Macl.Testing;

/// <summary>Small matrices of doubles as arrays of rows, for oracles, and their way to and from tensors.</summary>
public static class Rows
{
    /// <summary>Independent standard normal values.</summary>
    public static double[][] Normal(int count, int dimension, int seed)
    {
        var random = new Random(seed);
        return Map(Make(count, dimension), _ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }

    /// <summary>The same rows with normal noise added: a second view.</summary>
    public static double[][] Disturb(double[][] rows, double noise, int seed)
    {
        double[][] disturbance = Normal(rows.Length, rows[0].Length, seed);
        return Make(rows.Length, rows[0].Length, (row, column) => rows[row][column] + (noise * disturbance[row][column]));
    }

    /// <summary>Rows of values by position; zeros where none is given.</summary>
    public static double[][] Make(int count, int dimension, Func<int, int, double>? value = null) =>
        [.. Enumerable.Range(0, count).Select(row => Enumerable.Range(0, dimension).Select(column => value?.Invoke(row, column) ?? 0).ToArray())];

    /// <summary>Every value mapped.</summary>
    public static double[][] Map(double[][] rows, Func<double, double> map) =>
        [.. rows.Select(row => row.Select(map).ToArray())];

    /// <summary>A tensor of a dtype. The caller disposes it.</summary>
    public static Tensor ToTensor(double[][] rows, ScalarType dtype = ScalarType.Float64)
    {
        using Tensor wide = tensor(rows.SelectMany(row => row).ToArray(), rows.Length, rows[0].Length);
        return dtype == ScalarType.Float64 ? wide.clone() : wide.to(dtype);
    }

    /// <summary>The exact values of a matrix of any floating dtype.</summary>
    public static double[][] FromTensor(Tensor matrix)
    {
        using Tensor wide = matrix.detach().to(ScalarType.Float64).contiguous().clone();
        return [.. wide.data<double>().ToArray().Chunk((int)matrix.shape[1])];
    }

    /// <summary>The length of the difference over the length of what is expected (Frobenius norms).</summary>
    public static double RelativeError(double[][] expected, double[][] actual)
    {
        double difference = 0;
        double length = 0;
        for (int row = 0; row < expected.Length; row++)
        {
            for (int column = 0; column < expected[row].Length; column++)
            {
                difference += Math.Pow(actual[row][column] - expected[row][column], 2);
                length += Math.Pow(expected[row][column], 2);
            }
        }

        return difference == 0 ? 0 : Math.Sqrt(difference / length);
    }
}
