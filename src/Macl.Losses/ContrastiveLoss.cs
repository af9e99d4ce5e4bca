using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Losses;

/// <summary>
/// A contrastive loss: <see cref="Macl.Losses.Objective"/> × <see cref="TemperaturePolicy"/> × <see cref="Macl.Losses.Pairing"/>.
/// It has no weights and no state; computing it changes nothing.
/// </summary>
public abstract class ContrastiveLoss : Module<Tensor, Tensor, Tensor>
{
    private protected ContrastiveLoss(Objective objective, TemperaturePolicy temperature, Pairing pairing)
        : base(nameof(ContrastiveLoss))
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(temperature);
        temperature.Validate();
        if (!Enum.IsDefined(pairing))
        {
            throw new ArgumentOutOfRangeException(nameof(pairing), pairing, $"The pairing must be one of {string.Join(", ", Enum.GetNames<Pairing>())}.");
        }

        Objective = objective;
        Temperature = temperature;
        Pairing = pairing;
    }

    /// <summary>What is minimised.</summary>
    public Objective Objective { get; }

    /// <summary>How the temperature follows the batch.</summary>
    public TemperaturePolicy Temperature { get; }

    /// <summary>Which rows are anchors and negatives.</summary>
    public Pairing Pairing { get; }

    /// <summary>The mean loss of a batch of view pairs.</summary>
    /// <param name="first">Projections [N, D] of one view, N at least 2; float32, float64, bfloat16 or float16; finite. They need not be normalised. A zero row has similarity 0 to everything and gradient 0.</param>
    /// <param name="second">Projections of the other view: the same shape, dtype and device, the same samples in the same order.</param>
    /// <returns>A scalar: float64 for float64 input, else float32. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">Shape, dtype, device or a value is not as said.</exception>
    public override Tensor forward(Tensor first, Tensor second) => LossOf(Pair(first, second));

    /// <summary>The mean loss of any candidates; <see cref="Pairing"/> plays no part.</summary>
    /// <param name="candidates">Who is compared with whom.</param>
    /// <returns>A scalar: float64 for float64 input, else float32. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">Shape, dtype, device or a value is not as said.</exception>
    public Tensor LossOf(Candidates candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        using var scope = NewDisposeScope();
        return new LossComputation(this, candidates.Compare()).Loss().MoveToOuterDisposeScope();
    }

    /// <summary>The same loss, with what it says about the batch.</summary>
    /// <inheritdoc cref="forward"/>
    /// <returns>The loss, which the caller disposes, and plain numbers.</returns>
    public ContrastiveOutput Measure(Tensor first, Tensor second) => Measure(Pair(first, second));

    /// <summary>The same loss of any candidates, with what it says about the batch.</summary>
    /// <inheritdoc cref="LossOf"/>
    /// <returns>The loss, which the caller disposes, and plain numbers.</returns>
    public ContrastiveOutput Measure(Candidates candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        using var scope = NewDisposeScope();
        ContrastiveOutput output = new LossComputation(this, candidates.Compare()).Output();
        return output with { Loss = output.Loss.MoveToOuterDisposeScope() };
    }

    private Candidates Pair(Tensor first, Tensor second) =>
        Pairing == Pairing.TwoView ? Candidates.TwoView(first, second) : Candidates.OneWay(first, second);
}
