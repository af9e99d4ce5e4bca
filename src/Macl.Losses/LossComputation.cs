using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>One evaluation of a loss: from similarities to the temperature, the sums over negatives, the loss and what it says.</summary>
/// <remarks>Its tensors belong to the dispose scope in which it was made.</remarks>
internal sealed class LossComputation : SumsLoss
{
    private readonly ContrastiveLoss _loss;
    private readonly AnchorSimilarities _similarities;
    private readonly EffectiveTemperature _temperature;
    private readonly LogitMap _logits;
    private readonly List<NegativeTerm> _terms;
    private readonly int _ofObjective;

    public LossComputation(ContrastiveLoss loss, AnchorSimilarities similarities)
    {
        _loss = loss;
        _similarities = similarities;
        _temperature = loss.Temperature.Follow(new TemperatureInputs(similarities.Positives.mean(), loss.Progress, loss.LogitScale));
        _logits = new LogitMap(_temperature.Value.reciprocal(), loss.OffsetLike(similarities.Positives));
        _terms = [.. loss.Objective.Terms(_logits, loss.NegativeWeighting)];
        _ofObjective = _terms.Count;
    }

    public Tensor Loss() => Minimise(hardest: false).Loss;

    public ContrastiveOutput Output()
    {
        double initial = 1 / _loss.Temperature.Initial;
        int atTemperature = TermAt(_logits.ScaleValue);
        int atInitial = TermAt(initial);
        (Tensor loss, ContrastSums sums) = Minimise(hardest: true);
        ContrastiveDiagnostics diagnostics = Diagnosis.Of(
            sums, _temperature, Margins(sums, _logits.ScaleValue, atTemperature), Margins(sums, initial, atInitial), _similarities.DType);
        return new ContrastiveOutput(loss, diagnostics);
    }

    /// <inheritdoc/>
    public override Tensor Of(ContrastSums sums) => _loss.Objective.Loss(AnchorsOf(sums), _loss.NegativeWeighting);

    /// <summary>A function of margins alone needs no graph: its slope is known.</summary>
    public override SumsGradient WithGradient(ContrastSums sums, IReadOnlyList<NegativeTerm> terms)
    {
        if (_loss.Objective is not MarginObjective objective || !_loss.NegativeWeighting.IsNone || _logits.Scale.requires_grad)
        {
            return base.WithGradient(sums, terms);
        }

        using var constants = no_grad();
        using var share = (1.0 / sums.Positives.shape[0]).ToScalar();
        Tensor margins = (sums.Positives * _logits.Scale) - sums.Terms[0];
        Tensor slopes = objective.Slope(margins).mul_(share);
        return new SumsGradient(objective.Value(margins).mean(), slopes * _logits.Scale, [slopes.neg(), .. terms.Skip(1).Select(_ => (Tensor?)null)]);
    }

    private (Tensor Loss, ContrastSums Sums) Minimise(bool hardest)
    {
        (Tensor loss, ContrastSums sums) = _similarities.Minimise(
            new SumRequest(_terms, _logits.Scale, _logits.Offset, hardest, _loss.KeptBytes), this);
        return (loss.to(_similarities.DType), sums);
    }

    private AnchorLogits AnchorsOf(ContrastSums sums)
    {
        Tensor scaled = sums.Positives * _logits.Scale;
        Tensor positives = _logits.Offset is { } offset ? scaled.Plus(offset) : scaled;
        return new AnchorLogits(_similarities, positives, [.. sums.Terms.Take(_ofObjective)], _logits);
    }

    private static Tensor Margins(ContrastSums sums, double scale, int term)
    {
        using var factor = scale.ToScalar();
        return sums.Positives.detach().mul(factor) - sums.Terms[term].detach();
    }

    /// <summary>The place of a plain log-sum-exp among the terms, where it is put if it is not there.</summary>
    private int TermAt(double scale)
    {
        int place = _terms.FindIndex(term => term.Kind == NegativeSum.LogSumExp && term.Scale.Equals(scale));
        if (place < 0)
        {
            place = _terms.Count;
            _terms.Add(NegativeTerm.LogSumExp(scale, isConstant: true));
        }

        return place;
    }
}
