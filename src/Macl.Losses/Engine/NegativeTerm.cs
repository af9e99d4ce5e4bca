namespace Macl.Losses;

/// <summary>A sum over the negatives of each anchor that a loss asks for, with x = scale · similarity + offset.</summary>
/// <param name="Kind">What is summed.</param>
/// <param name="Scale">Above 0: an inverse temperature.</param>
/// <param name="Offset">Added to every logit.</param>
/// <param name="IsConstant">Whether the result is constant for the gradient.</param>
internal readonly record struct NegativeTerm(NegativeSum Kind, double Scale, double Offset = 0, bool IsConstant = false)
{
    /// <summary>log Σ exp(scale · sⱼ).</summary>
    public static NegativeTerm LogSumExp(double scale, bool isConstant = false) => new(NegativeSum.LogSumExp, scale, IsConstant: isConstant);

    /// <summary>Σ log(1 + exp(scale · sⱼ + offset)).</summary>
    public static NegativeTerm Softplus(double scale, double offset) => new(NegativeSum.Softplus, scale, offset);
}
