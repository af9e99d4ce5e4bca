using System.Diagnostics;
using Macl.Inputs.Images;
using Macl.Learning.Data;
using Macl.Vision.Augmentations;
using Macl.Vision.Batches;
using static TorchSharp.torch;

namespace Macl.Bench.Measuring;

/// <summary>How many pictures this toolkit decodes and makes two views of, on one thread, as training takes them.</summary>
internal sealed class ViewsRate(ImageDataSet data, ImageViewOptions options)
{
    private const int BatchSize = 64;

    private readonly ImageViewMaker _maker = new(data, options, ImageNormalisation.ImageNet, seed: 1);
    private long _step;

    /// <summary>Pictures a second, over at least this long.</summary>
    public double Measure(TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        int pictures = 0;
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            pictures += MakeBatch();
        }

        return pictures / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private int MakeBatch()
    {
        int first = (int)(_step * BatchSize % data.Count);
        var batch = new Batch(_step++, Epoch: (int)(_step * BatchSize / data.Count), [.. Enumerable.Range(first, BatchSize).Select(sample => sample % data.Count)]);
        _maker.Place(_maker.Make(batch), CPU).Dispose();
        return BatchSize;
    }
}
