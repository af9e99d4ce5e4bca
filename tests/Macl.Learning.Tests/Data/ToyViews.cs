using Macl.Learning.Data;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Data;

/// <summary>The views of a step over the toy modality, made by hand.</summary>
public static class ToyViews
{
    /// <summary>In one part.</summary>
    public static ViewBatch<Tensor> Of(params int[] samples) => Cut(samples.Length, samples);

    /// <summary>In parts of at most so many samples.</summary>
    public static ViewBatch<Tensor> Cut(int mostSamples, params int[] samples)
    {
        var maker = new ToyViewMaker(seed: 1, noise: 1);
        var batch = new Batch(0, 0, samples);
        return new ViewBatch<Tensor>(batch, [.. batch.Cut(mostSamples).Select(part => maker.Place(maker.Make(part), CPU))]);
    }

    /// <summary>In parts, with a hard negative for each sample behind the second views of its part.</summary>
    public static ViewBatch<Tensor> WithHardNegatives(int mostSamples, params int[] samples)
    {
        var views = Cut(mostSamples, samples);
        return views with { Parts = [.. views.Parts.Select(part => part with { Second = cat([part.Second, part.First.neg()]) })] };
    }
}
