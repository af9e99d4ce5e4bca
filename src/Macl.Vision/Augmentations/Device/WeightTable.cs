using static TorchSharp.torch;

namespace Macl.Vision.Augmentations;

/// <summary>A matrix [outputs, inputs] for each picture of a batch, of which few numbers of a row are not 0: they alone go to the device.</summary>
/// <param name="pictures">N.</param>
/// <param name="outputs">Rows.</param>
/// <param name="taps">The most numbers of a row.</param>
internal sealed class WeightTable(int pictures, int outputs, int taps)
{
    private readonly long[] _inputs = new long[pictures * outputs * taps];
    private readonly float[] _weights = new float[pictures * outputs * taps];

    /// <summary>How antialiased lines are resized.</summary>
    /// <param name="crops">The first value and the number of values of each line.</param>
    /// <param name="outputs">Values of the resized line.</param>
    /// <param name="reversed">Whether the resized line is turned round.</param>
    public static WeightTable OfResize(IReadOnlyList<(int Start, int Count)> crops, int outputs, Func<int, bool> reversed)
    {
        int taps = crops.Max(crop => AxisWeights.MostTaps(crop.Count, outputs));
        var table = new WeightTable(crops.Count, outputs, taps);
        var axis = new AxisWeights();
        for (int picture = 0; picture < crops.Count; picture++)
        {
            axis.Fit(crops[picture].Count, outputs, first: 0, outputs);
            for (int output = 0; output < outputs; output++)
            {
                int place = reversed(picture) ? outputs - 1 - output : output;
                table.Write(picture, place, crops[picture].Start + axis.Start(output), axis.Of(output));
            }
        }

        return table;
    }

    /// <summary>How lines are blurred, with the line reflected at its ends.</summary>
    public static WeightTable OfBlur(IReadOnlyList<GaussianBlur> blurs, int size)
    {
        var table = new WeightTable(blurs.Count, size, blurs.Max(blur => blur.Kernel));
        var taps = new BlurTaps();
        for (int picture = 0; picture < blurs.Count; picture++)
        {
            taps.Fit(blurs[picture]);
            for (int output = 0; output < size; output++)
            {
                table.Write(picture, output, size, taps);
            }
        }

        return table;
    }

    /// <summary>[N, outputs, inputs] in float32. Taps of the same input are added.</summary>
    public Tensor ToMatrices(int inputs, Device device)
    {
        Tensor places = tensor(_inputs, [pictures, outputs, taps]).to(device);
        Tensor weights = tensor(_weights, [pictures, outputs, taps]).to(device);
        return zeros([pictures, outputs, inputs], device: device).scatter_add_(2, places, weights);
    }

    private void Write(int picture, int output, int first, ReadOnlySpan<float> weights)
    {
        int row = (picture * outputs + output) * taps;
        for (int tap = 0; tap < weights.Length; tap++)
        {
            (_inputs[row + tap], _weights[row + tap]) = (first + tap, weights[tap]);
        }
    }

    private void Write(int picture, int output, int size, BlurTaps blur)
    {
        int row = (picture * outputs + output) * taps;
        for (int tap = -blur.Radius; tap <= blur.Radius; tap++)
        {
            (_inputs[row + blur.Radius + tap], _weights[row + blur.Radius + tap]) = (BlurTaps.Reflected(output + tap, size), blur.Weights[Math.Abs(tap)]);
        }
    }
}
