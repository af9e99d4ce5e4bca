using static TorchSharp.torch;

namespace Macl.Bench.Contestants;

/// <summary>What training asks of a loss: forward and backward, to the gradients by both views.</summary>
internal static class TrainingStep
{
    public static void Run(IContestant contestant, Views views)
    {
        using var scope = NewDisposeScope();
        Differentiate(contestant, views);
    }

    /// <summary>The gradients of both views, one below the other: float64 [2N, D]. The caller disposes it.</summary>
    public static Tensor Gradients(IContestant contestant, Views views)
    {
        using var scope = NewDisposeScope();
        var (first, second) = Differentiate(contestant, views);
        return cat([first, second]).to(ScalarType.Float64).MoveToOuterDisposeScope();
    }

    private static (Tensor First, Tensor Second) Differentiate(IContestant contestant, Views views)
    {
        Tensor first = views.First.detach().requires_grad_();
        Tensor second = views.Second.detach().requires_grad_();
        contestant.Loss(first, second).backward();
        return (first.grad!, second.grad!);
    }
}
