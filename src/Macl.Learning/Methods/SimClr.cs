using Macl.Learning.Data;
using Macl.Losses;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Learning.Methods;

/// <summary>
/// SimCLR (Chen et al., ICML 2020): both views go through one encoder and one projection head, and a contrastive loss
/// compares their projections. GraphCL and SimCSE are this method over other views.
/// </summary>
public sealed class SimClr<TInput> : ContrastiveMethod<TInput>
    where TInput : IDisposable
{
    private readonly Module<TInput, Tensor> _encoder;
    private readonly Module<Tensor, Tensor> _head;
    private readonly ContrastiveLoss _loss;

    /// <param name="encoder">Input → features [N, D].</param>
    /// <param name="head">Features [N, D] → projections [N, P]; used in training only.</param>
    /// <param name="loss">Compares the projections of both views.</param>
    public SimClr(Module<TInput, Tensor> encoder, Module<Tensor, Tensor> head, ContrastiveLoss loss)
        : base(nameof(SimClr<>))
    {
        _encoder = encoder;
        _head = head;
        _loss = loss;
        register_module("encoder", encoder);
        register_module("projection_head", head);
        register_module("loss", loss);
    }

    /// <inheritdoc/>
    public override Module<TInput, Tensor> Encoder => _encoder;

    /// <inheritdoc/>
    /// <returns>The loss and its measurements; a loss of NaN and no measurements where a projection is not finite: training has diverged then.</returns>
    public override StepOutput forward(ViewPair<TInput> views)
    {
        using var scope = NewDisposeScope();
        var first = Project(views.First);
        var second = Project(views.Second);
        try
        {
            var output = _loss.Measure(first, second);
            return new StepOutput(output.Loss.MoveToOuterDisposeScope(), StepScalars.Of(output.Diagnostics, first, second));
        }
        catch (ArgumentException) when (!AreFinite(first, second))
        {
            return new StepOutput(tensor(double.NaN).MoveToOuterDisposeScope(), new Dictionary<string, double>(StringComparer.Ordinal));
        }
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep()
    {
    }

    private static bool AreFinite(Tensor first, Tensor second) => (first.isfinite().all() & second.isfinite().all()).item<bool>();

    private Tensor Project(TInput view) => _head.call(_encoder.call(view));
}
