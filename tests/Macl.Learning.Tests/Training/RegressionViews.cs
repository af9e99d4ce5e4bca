using Macl.Learning.Data;
using static TorchSharp.torch;

namespace Macl.Learning.Tests.Training;

/// <summary>Given numbers as views, one pair a step, again and again.</summary>
public sealed class RegressionViews(double[][] inputs, double[][] targets, int stepsPerEpoch) : IViewSource<Tensor>
{
    public int StepsPerEpoch => stepsPerEpoch;

    public IEnumerable<ViewBatch<Tensor>> ReadFrom(long firstStep, CancellationToken cancellation)
    {
        for (long step = firstStep; ; step++)
        {
            int row = (int)(step % inputs.Length);
            var pair = new ViewPair<Tensor>(tensor(inputs[row]).reshape(-1, 3), tensor(targets[row]).reshape(-1, 2));
            yield return new ViewBatch<Tensor>(new Batch(step, (int)(step / stepsPerEpoch), [.. Enumerable.Range(0, inputs[row].Length / 3)]), [pair]);
        }
    }
}
