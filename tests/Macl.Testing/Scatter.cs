using System.Text;
using static TorchSharp.torch;

namespace Macl.Testing;

/// <summary>Numbers without a pattern by a formula that Python scripts in References folders have too, so that nobody has to keep weights and inputs.</summary>
public static class Scatter
{
    private const int Phases = 10007;
    private const int KeptNumbers = 24;

    /// <summary>Evenly between shift − scale and shift + scale: the fractions of large sines, whose phase is made of the bytes of the name. Float64.</summary>
    public static Tensor Of(string name, long[] shape, double scale, double shift = 0)
    {
        double phase = Encoding.ASCII.GetBytes(name).Select((value, place) => (place + 1L) * value).Sum() % Phases;
        double[] values = new double[shape.Aggregate(1L, (product, length) => product * length)];
        for (int index = 0; index < values.Length; index++)
        {
            double sine = 43758.5453 * Math.Sin((12.9898 * index) + phase);
            values[index] = (scale * ((2 * (sine - Math.Floor(sine))) - 1)) + shift;
        }

        return tensor(values, shape);
    }

    /// <summary>The numbers that the scripts keep of a tensor: every so-many-th, from first to last.</summary>
    public static double[] KeptOf(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        double[] all = tensor.detach().to(ScalarType.Float64).reshape(-1).cpu().data<double>().ToArray();
        return [.. Enumerable.Range(0, KeptNumbers).Select(index => all[(long)index * (all.Length - 1) / (KeptNumbers - 1)])];
    }
}
