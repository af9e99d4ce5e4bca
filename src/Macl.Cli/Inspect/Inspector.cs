using Macl.Inputs.Npy;
using Macl.Learning.Methods;
using Macl.Losses;
using static TorchSharp.torch;

namespace Macl.Cli.Inspect;

/// <summary>Measures two matrices of embeddings.</summary>
internal static class Inspector
{
    public static Inspection Inspect(NpyArray firstFile, NpyArray secondFile, LossOptions options, ContrastiveLoss loss, Precision? precision)
    {
        using var scope = NewDisposeScope();
        bool inDouble = (precision ?? (firstFile.Type == NpyType.DoublePrecision ? Precision.Float64 : Precision.Float32)) == Precision.Float64;
        var first = ToTensor(firstFile, inDouble).requires_grad_();
        var second = ToTensor(secondFile, inDouble).requires_grad_();
        var output = loss.Measure(first, second);
        output.Loss.backward();
        var found = output.Diagnostics;
        var firstInDouble = ToTensor(firstFile, inDouble: true);
        var secondInDouble = ToTensor(secondFile, inDouble: true);
        var inspection = new Inspection
        {
            Samples = firstFile.Shape[0],
            Dimension = firstFile.Shape[1],
            Objective = options.Name,
            Pairing = options.Pairing == Pairing.TwoView ? "two-view" : "one-way",
            Negatives = options.Pairing == Pairing.TwoView ? 2 * firstFile.Shape[0] - 2 : firstFile.Shape[0] - 1,
            Loss = output.Loss.to(float64).item<double>(),
            Temperature = found.Temperature,
            TemperatureClamped = found.TemperatureClamped,
            Alignment = found.Alignment,
            GradientScaling = found.GradientScaling,
            GradientScalingMin = found.GradientScalingMin,
            GradientScalingMax = found.GradientScalingMax,
            GradientNormFirst = GradientNorm(first),
            GradientNormSecond = GradientNorm(second),
            AlignmentLoss = EmbeddingStatistics.AlignmentLoss(firstInDouble, secondInDouble),
            UniformityLoss = (EmbeddingStatistics.UniformityLoss(firstInDouble) + EmbeddingStatistics.UniformityLoss(secondInDouble)) / 2,
            EffectiveRank = EmbeddingStatistics.EffectiveRank(cat([firstInDouble, secondInDouble])),
            InBatchAccuracy = found.InBatchAccuracy,
            InfoNceAtInitialTemperature = found.InfoNceAtInitialTemperature,
            Findings = [],
        };
        return inspection with { Findings = [.. Findings.Of(inspection, options)] };
    }

    private static Tensor ToTensor(NpyArray array, bool inDouble)
    {
        long[] shape = [.. array.Shape.Select(size => (long)size)];
        return (inDouble ? tensor(array.ToDoubles(), shape) : tensor(array.ToSingles(), shape)).clone();
    }

    private static double GradientNorm(Tensor input) => input.grad!.to(float64).norm().item<double>();
}
