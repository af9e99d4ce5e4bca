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
    public override Tensor forward(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        return LossOf(Compare(first, second)).MoveToOuterDisposeScope();
    }

    /// <summary>The same loss, with what it says about the batch.</summary>
    /// <inheritdoc cref="forward"/>
    /// <returns>The loss, which the caller disposes, and plain numbers.</returns>
    public ContrastiveOutput Measure(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        return Diagnose(Compare(first, second));
    }

    /// <summary>The mean loss of given similarities; the pairing plays no part.</summary>
    /// <param name="positives">Cosine similarity [N] of each anchor to its positive, N at least 1; float32, float64, bfloat16 or float16; finite. They are taken as they are.</param>
    /// <param name="negatives">Cosine similarities [N, K] of each anchor to its negatives, K at least 1, of the same dtype and device.</param>
    /// <returns>A scalar: float64 for float64 input, else float32. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">Shape, dtype, device or a value is not as said.</exception>
    public Tensor ForwardSimilarities(Tensor positives, Tensor negatives)
    {
        using var scope = NewDisposeScope();
        return LossOf(Take(positives, negatives)).MoveToOuterDisposeScope();
    }

    /// <summary>The same loss of given similarities, with what it says about the batch.</summary>
    /// <inheritdoc cref="ForwardSimilarities"/>
    /// <returns>The loss, which the caller disposes, and plain numbers.</returns>
    public ContrastiveOutput MeasureSimilarities(Tensor positives, Tensor negatives)
    {
        using var scope = NewDisposeScope();
        return Diagnose(Take(positives, negatives));
    }

    private CandidateSimilarities Compare(Tensor first, Tensor second)
    {
        TensorChecks.ThrowIfNoPair(first, second, fewestRows: 2);
        long count = first.shape[0];
        Tensor rows = UnitRows.Of(cat([first, second]), row => row < count ? $"Row {row} of first" : $"Row {row - count} of second");
        return CandidateSimilarities.OfUnitRows(rows, Pairing);
    }

    private static CandidateSimilarities Take(Tensor positives, Tensor negatives)
    {
        TensorChecks.ThrowIfNoSimilarities(positives, negatives);
        TensorChecks.ThrowIfNotFinite(positives, row => $"Row {row} of positives");
        TensorChecks.ThrowIfNotFinite(negatives, row => $"Row {row} of negatives");
        return CandidateSimilarities.Given(UnitRows.Widen(positives), UnitRows.Widen(negatives));
    }

    private Tensor LossOf(CandidateSimilarities candidates) =>
        Objective.Loss(candidates.Margins(Temperature.At(candidates.Alignment()).Value));

    private ContrastiveOutput Diagnose(CandidateSimilarities candidates)
    {
        EffectiveTemperature temperature = Temperature.At(candidates.Alignment());
        Tensor margins = candidates.Margins(temperature.Value);
        ContrastiveDiagnostics diagnostics = Diagnosis.Of(candidates, temperature, margins, Temperature.Initial);
        return new ContrastiveOutput(Objective.Loss(margins).MoveToOuterDisposeScope(), diagnostics);
    }
}
