using System.Text;
using static TorchSharp.torch;

namespace Macl.Vision.Tests.Encoders;

/// <summary>The formula by which References/make_encoders.py makes weights and pictures.</summary>
internal static class Scatter
{
    private const int Phases = 10007;

    /// <summary>Overwrites all weights and buffers.</summary>
    public static void Fill(nn.Module module)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        foreach (var (name, tensor) in module.state_dict())
        {
            tensor.copy_(Weight(name, tensor.shape));
        }
    }

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

    private static Tensor Weight(string name, long[] shape) => name switch
    {
        _ when name.EndsWith("num_batches_tracked", StringComparison.Ordinal) => tensor(0L),
        _ when name.EndsWith("running_var", StringComparison.Ordinal) => Of(name, shape, 0.3, 1),
        _ when name.EndsWith("running_mean", StringComparison.Ordinal) => Of(name, shape, 0.1),
        _ when shape.Length == 1 && name.EndsWith("weight", StringComparison.Ordinal) => Of(name, shape, 0.3, 1),
        _ when shape.Length == 1 => Of(name, shape, 0.1),
        "cls_token" or "pos_embed" => Of(name, shape, 0.5),
        _ => Of(name, shape, Math.Sqrt(6.0 / shape.Skip(1).Aggregate((product, length) => product * length))),
    };
}
