using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>
/// Attaches the similarities of positives and the sums over negatives, computed beforehand, to the graph of the raw rows, with
/// their gradient in closed form: by the similarities, through the unit rows, to the raw rows and to the inverse temperature.
/// </summary>
internal sealed class ContrastFunction : autograd.MultiTensorFunction<ContrastFunction>
{
    private const string Job = "job";

    [ThreadStatic]
    private static Tensor?[]? _returned;

    /// <inheritdoc/>
    public override string Name => nameof(ContrastFunction);

    /// <summary>[positives, one tensor per term that is not constant], attached.</summary>
    public static IReadOnlyList<Tensor> Attach(ContrastJob job, Tensor inverseTemperature, Tensor? offset) =>
        apply([job, .. job.Contrast.Sets.Select(set => set.Rows), inverseTemperature, offset ?? zeros([])]);

    /// <inheritdoc/>
    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var job = (ContrastJob)vars[0];
        ctx.save_data(Job, job);
        ctx.save_for_backward([.. job.Tensors()]);
        return [job.Positives.clone(), .. job.DifferentiableValues().Select(value => value.clone())];
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        using var scope = NewDisposeScope();
        ContrastJob job = ((ContrastJob)ctx.get_data(Job)).WithTensors(ctx.get_saved_variables());
        Tensor?[] gradients = job.Differentiate(grad_outputs[0], grad_outputs[1..]);
        Array.ForEach(gradients, gradient => gradient?.MoveToOuterDisposeScope());
        grad_outputs.ForEach(gradient => gradient.Dispose());
        HoldUntilNextTime(gradients);
        return [null!, .. gradients.Select(gradient => gradient!)];
    }

    /// <summary>Native code reads the gradients after they were returned, and nobody disposes them where there is no dispose scope around the backward pass.</summary>
    private static void HoldUntilNextTime(Tensor?[] gradients)
    {
        Array.ForEach(_returned ?? [], gradient => gradient?.Dispose());
        _returned = gradients;
    }
}
