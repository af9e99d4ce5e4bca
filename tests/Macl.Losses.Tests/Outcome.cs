using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests;

/// <summary>What a loss gave, forward and backward, as plain numbers.</summary>
public sealed record Outcome(double Loss, ScalarType LossDtype, double[][] FirstGradient, double[][] SecondGradient, ContrastiveDiagnostics Diagnostics, double? LogitScaleGradient, double? BiasGradient)
{
    public static Outcome OfViews(ContrastiveLoss loss, double[][] first, double[][] second, ScalarType dtype = ScalarType.Float64)
    {
        using var scope = NewDisposeScope();
        Tensor one = Rows.ToTensor(first, dtype).requires_grad_();
        Tensor other = Rows.ToTensor(second, dtype).requires_grad_();
        return Of(loss, () => loss.Measure(one, other), one, other);
    }

    public static Outcome Of(ContrastiveLoss loss, double[][] first, double[][] second, Func<Tensor, Tensor, Candidates> candidates)
    {
        using var scope = NewDisposeScope();
        Tensor one = Rows.ToTensor(first).requires_grad_();
        Tensor other = Rows.ToTensor(second).requires_grad_();
        return Of(loss, () => loss.Measure(candidates(one, other)), one, other);
    }

    public static Outcome OfSimilarities(ContrastiveLoss loss, double[] positives, double[][] negatives, ScalarType dtype = ScalarType.Float64)
    {
        using var scope = NewDisposeScope();
        Tensor one = Rows.ToTensor([positives], dtype).squeeze(0).requires_grad_();
        Tensor other = Rows.ToTensor(negatives, dtype).requires_grad_();
        return Of(loss, () => loss.Measure(Candidates.Given(one, other)), one, other);
    }

    private static Outcome Of(ContrastiveLoss loss, Func<ContrastiveOutput> measure, Tensor first, Tensor second)
    {
        loss.zero_grad();
        ContrastiveOutput output = measure();
        output.Loss.backward();
        Tensor firstGradient = first.grad ?? zeros_like(first);
        Tensor secondGradient = second.grad ?? zeros_like(second);
        return new Outcome(
            output.Loss.to(ScalarType.Float64).item<double>(),
            output.Loss.dtype,
            Rows.FromTensor(first.dim() == 1 ? firstGradient.unsqueeze(0) : firstGradient),
            Rows.FromTensor(secondGradient),
            output.Diagnostics,
            GradientOf(loss, "logit_scale"),
            GradientOf(loss, "logit_bias"));
    }

    private static double? GradientOf(ContrastiveLoss loss, string name) => loss.get_parameter(name)?.grad?.to(ScalarType.Float64).item<double>();
}
