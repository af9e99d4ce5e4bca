using Macl.Learning.Data;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Data;

/// <summary>A toy modality: samples are rows of numbers, views are rows with noise.</summary>
public sealed class ToyViewMaker(long seed, double noise = 0.1) : IViewMaker<(float[] First, float[] Second), Tensor>
{
    public const int Width = 6;

    public const int Classes = 3;

    public static int LabelOf(int sample) => sample % Classes;

    /// <summary>Samples of a class lie around the same point.</summary>
    public static float[] Sample(int sample)
    {
        var (centre, own) = (RandomStreams.For(100, LabelOf(sample)), RandomStreams.For(200, sample));
        return [.. Enumerable.Range(0, Width).Select(_ => (float)(centre.NextDouble() - 0.5 + 0.3 * (own.NextDouble() - 0.5)))];
    }

    public static Tensor Place(IEnumerable<int> samples, Device device)
    {
        float[] values = [.. samples.SelectMany(Sample)];
        return Rows(values, device);
    }

    public (float[] First, float[] Second) Make(Batch batch) => (View(batch, 0), View(batch, 1));

    public ViewPair<Tensor> Place((float[] First, float[] Second) views, Device device) => new(Rows(views.First, device), Rows(views.Second, device));

    private float[] View(Batch batch, int view) => [.. batch.Samples.SelectMany(sample => View(batch.Epoch, sample, view))];

    private IEnumerable<float> View(int epoch, int sample, int view)
    {
        var random = RandomStreams.For(seed, epoch, sample, view);
        return Sample(sample).Select(value => value + (float)(noise * (random.NextDouble() - 0.5)));
    }

    /// <summary>In libtorch's own memory: a tensor around a managed array is aligned by chance, and matrix products round by alignment.</summary>
    private static Tensor Rows(float[] values, Device device)
    {
        using var borrowed = tensor(values, [values.Length / Width, Width], device: device);
        return borrowed.clone();
    }
}
