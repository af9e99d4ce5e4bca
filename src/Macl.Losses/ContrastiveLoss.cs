using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Macl.Losses;

/// <summary>
/// A contrastive loss: <see cref="Macl.Losses.Objective"/> × <see cref="TemperaturePolicy"/> × <see cref="Macl.Losses.Pairing"/> ×
/// <see cref="Macl.Losses.NegativeWeighting"/>. Computing it changes nothing.
/// </summary>
/// <remarks>
/// It has no weights and an empty state unless something is learned: a <see cref="LearnableTemperature"/> is the parameter
/// <c>logit_scale</c> = log(1/τ), and the bias of a <see cref="PairwiseSigmoid"/> the parameter <c>logit_bias</c>; both are float32 scalars.
/// </remarks>
public abstract class ContrastiveLoss : Module<Tensor, Tensor, Tensor>
{
    private const string LogitScaleName = "logit_scale";
    private const string LogitBiasName = "logit_bias";

    private readonly bool _needsLabels;

    private protected ContrastiveLoss(Objective objective, TemperaturePolicy temperature, Pairing pairing, NegativeWeighting? negativeWeighting = null, bool needsLabels = false)
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
        NegativeWeighting = negativeWeighting ?? NegativeWeighting.None;
        _needsLabels = needsLabels;
        if (!NegativeWeighting.IsNone && !objective.TakesWeighting)
        {
            throw new ArgumentException($"Negatives cannot be weighted under {objective.GetType().Name}: hardness and positive prior need an objective of the margin (InfoNce, ReweightedInfoNce, Dcl, FlatNce).", paramName: null);
        }

        RegisterWhatIsLearned();
    }

    /// <summary>What is minimised.</summary>
    public Objective Objective { get; }

    /// <summary>Where the temperature comes from.</summary>
    public TemperaturePolicy Temperature { get; }

    /// <summary>Which rows are anchors and negatives.</summary>
    public Pairing Pairing { get; }

    /// <summary>How negatives are weighted.</summary>
    public NegativeWeighting NegativeWeighting { get; }

    /// <summary>Where training stands, from 0 (its start, the default) to 1 (its end): what a <see cref="CosineTemperature"/> follows. Whoever trains sets it before each step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double Progress
    {
        get;
        set => field = OptionChecks.Within(0, 1, value, "progress");
    }

    /// <summary>
    /// How much memory exponentials may take from the sums to their gradient, in bytes; 0 or more. Default 128 MiB, which holds nearly all of a batch of
    /// 4,096 pairs. What does not fit is computed again, at a quarter more time. The result is the same.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public long KeptBytes
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 128L << 20;

    /// <summary>The learned log of the inverse temperature; null where the temperature is not learned.</summary>
    internal Parameter? LogitScale => Temperature is LearnableTemperature ? get_parameter(LogitScaleName) : null;

    /// <summary>The mean loss of a batch of view pairs.</summary>
    /// <param name="first">Projections [N, D] of one view, N at least 2; float32, float64, bfloat16 or float16; finite. They need not be normalised. A zero row has similarity 0 to everything and gradient 0.</param>
    /// <param name="second">Projections of the other view: the same shape, dtype and device, the same samples in the same order.</param>
    /// <returns>A scalar: float64 for float64 input, else float32. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">Shape, dtype, device or a value is not as said.</exception>
    /// <exception cref="InvalidOperationException">The loss needs labels (<see cref="SupConLoss"/>).</exception>
    public override Tensor forward(Tensor first, Tensor second) => LossOf(CandidatesOf(first, second));

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
    public ContrastiveOutput Measure(Tensor first, Tensor second) => Measure(CandidatesOf(first, second));

    /// <summary>Who is compared with whom by this loss's <see cref="Pairing"/>.</summary>
    /// <param name="first">Projections [N, D] of one view.</param>
    /// <param name="second">Projections of the other view, the same samples in the same order.</param>
    /// <param name="hardNegatives">More negatives of every anchor, [H, D]; only where the pairing is one-way. Null: none.</param>
    /// <param name="sampleKeys">[N], or [N + H] with those of the hard negatives behind, int64: rows with the same key are no negatives of each other. Null: each sample is one of its own.</param>
    /// <exception cref="ArgumentException">There are hard negatives under the two-view pairing.</exception>
    /// <exception cref="InvalidOperationException">The loss needs labels (<see cref="SupConLoss"/>).</exception>
    public Candidates CandidatesOf(Tensor first, Tensor second, Tensor? hardNegatives = null, Tensor? sampleKeys = null)
    {
        if (_needsLabels)
        {
            throw new InvalidOperationException($"{GetType().Name} needs the class of each sample: call LossOf or Measure with Candidates.Labelled(first, second, labels).");
        }

        if (Pairing == Pairing.OneWay)
        {
            return Candidates.OneWay(first, second, hardNegatives, sampleKeys);
        }

        return hardNegatives is null
            ? Candidates.TwoView(first, second, sampleKeys)
            : throw new ArgumentException($"There are {hardNegatives.shape[0]} hard negatives, and the pairing is {Pairing}; allowed: {Pairing.OneWay}, where the views of one side are the anchors.", nameof(hardNegatives));
    }

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

    /// <summary>Brings a learned temperature back within its bounds. To be called after each optimizer step; where nothing is learned it does nothing.</summary>
    public void ConstrainParameters()
    {
        if (Temperature is LearnableTemperature learnable)
        {
            using var constants = no_grad();
            using Tensor constrained = learnable.Constrain(LogitScale!);
            LogitScale!.copy_(constrained);
        }
    }

    /// <summary>The offset of all logits, a scalar of the dtype and device of another tensor; null where the objective has none.</summary>
    internal Tensor? OffsetLike(Tensor like)
    {
        if (Objective is not PairwiseSigmoid sigmoid)
        {
            return null;
        }

        return sigmoid.LearnsBias ? get_parameter(LogitBiasName)!.to(like.dtype, like.device) : tensor(sigmoid.Bias, like.dtype, like.device);
    }

    private void RegisterWhatIsLearned()
    {
        if (Temperature is LearnableTemperature learnable)
        {
            register_parameter(LogitScaleName, ScalarParameter(learnable.InitialLogitScale));
        }

        if (Objective is PairwiseSigmoid { LearnsBias: true } sigmoid)
        {
            register_parameter(LogitBiasName, ScalarParameter(sigmoid.Bias));
        }
    }

    /// <summary>The module owns it, whatever dispose scope it was made in.</summary>
    private static Parameter ScalarParameter(double value)
    {
        using Tensor scalar = tensor((float)value);
        return (Parameter)new Parameter(scalar.clone()).DetachFromDisposeScope();
    }
}
