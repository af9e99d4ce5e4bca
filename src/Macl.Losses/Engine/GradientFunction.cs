using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>A loss whose gradient by some variables was computed with it: an autograd function that hands the gradient out when it is asked for.</summary>
internal sealed class GradientFunction : autograd.SingleTensorFunction<GradientFunction>
{
    private const string DTypes = "dtypes";

    [ThreadStatic]
    private static Tensor?[]? _returned;

    /// <inheritdoc/>
    public override string Name => nameof(GradientFunction);

    /// <summary>The loss, attached to the variables by their gradients.</summary>
    /// <param name="loss">A scalar; what it is attached to it stays attached to.</param>
    /// <param name="gradients">The variables, each with its gradient.</param>
    public static Tensor Attach(Tensor loss, IReadOnlyList<(Tensor Variable, Tensor Gradient)> gradients) =>
        apply([loss, gradients.Select(one => one.Gradient).ToList(), .. gradients.Select(one => one.Variable)]);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ctx.save_for_backward((List<Tensor>)vars[1]);
        ctx.save_data(DTypes, vars.Skip(2).Select(variable => ((Tensor)variable).dtype).ToArray());
        return ((Tensor)vars[0]).clone();
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using var scope = NewDisposeScope();
        double factor = grad_output.item<double>();
        using var scalar = factor.ToScalar();
        var dtypes = (ScalarType[])ctx.get_data(DTypes);
        Tensor[] gradients = [.. ctx.get_saved_variables().Select((gradient, index) => (factor.Equals(1) ? gradient : gradient.mul(scalar)).to(dtypes[index])), grad_output.clone()];
        Array.ForEach(gradients, gradient => gradient.MoveToOuterDisposeScope());
        grad_output.Dispose();
        HoldUntilNextTime(gradients);
        return [gradients[^1], null!, .. gradients[..^1]];
    }

    /// <summary>Native code reads the gradients after they were returned, and nobody disposes them where there is no dispose scope around the backward pass.</summary>
    private static void HoldUntilNextTime(Tensor?[] gradients)
    {
        Array.ForEach(_returned ?? [], gradient => gradient?.Dispose());
        _returned = gradients;
    }
}
