using System.Numerics;

namespace Macl.Learning.Evaluation;

/// <summary>Measures of two float rows of equal length, summed in double precision.</summary>
internal static class PairMeasures
{
    /// <summary>‖first − second‖². Free of cancellation: the differences themselves are exact.</summary>
    public static double SquaredDistance(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        Vector<double> low = default, high = default;
        int whole = first.Length - (first.Length % Vector<float>.Count);
        for (int i = 0; i < whole; i += Vector<float>.Count)
        {
            (Vector<double> lowA, Vector<double> highA) = Load(first, i);
            (Vector<double> lowB, Vector<double> highB) = Load(second, i);
            low += (lowA - lowB) * (lowA - lowB);
            high += (highA - highB) * (highA - highB);
        }

        double sum = Vector.Sum(low + high);
        for (int i = whole; i < first.Length; i++)
        {
            double difference = (double)first[i] - second[i];
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>first · second.</summary>
    public static double Dot(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        Vector<double> low = default, high = default;
        int whole = first.Length - (first.Length % Vector<float>.Count);
        for (int i = 0; i < whole; i += Vector<float>.Count)
        {
            (Vector<double> lowA, Vector<double> highA) = Load(first, i);
            (Vector<double> lowB, Vector<double> highB) = Load(second, i);
            low += lowA * lowB;
            high += highA * highB;
        }

        double sum = Vector.Sum(low + high);
        for (int i = whole; i < first.Length; i++)
        {
            sum += (double)first[i] * second[i];
        }

        return sum;
    }

    private static (Vector<double> Low, Vector<double> High) Load(ReadOnlySpan<float> values, int start)
    {
        Vector.Widen(new Vector<float>(values[start..]), out Vector<double> low, out Vector<double> high);
        return (low, high);
    }
}
