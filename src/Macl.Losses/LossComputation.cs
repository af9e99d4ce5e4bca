using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>One evaluation of a loss: from similarities to the temperature, the sums over negatives, the loss and what it says.</summary>
/// <remarks>Its tensors belong to the dispose scope in which it was made.</remarks>
internal sealed class LossComputation
{
    private readonly ContrastiveLoss _loss;
    private readonly AnchorSimilarities _similarities;
    private readonly EffectiveTemperature _temperature;
    private readonly Tensor _inverse;
    private readonly List<NegativeTerm> _terms;
    private readonly int _ofObjective;

    public LossComputation(ContrastiveLoss loss, AnchorSimilarities similarities)
    {
        _loss = loss;
        _similarities = similarities;
        _temperature = loss.Temperature.At(similarities.Positives.mean());
        _inverse = _temperature.Value.reciprocal();
        _terms = [.. loss.Objective.Terms(_inverse.item<double>())];
        _ofObjective = _terms.Count;
    }

    public Tensor Loss() => Minimise(hardest: false).Loss;

    public ContrastiveOutput Output()
    {
        int atTemperature = TermAt(_inverse.item<double>());
        int atInitial = TermAt(1 / _loss.Temperature.Initial);
        (Tensor loss, ContrastSums sums) = Minimise(hardest: true);
        using var initial = (1 / _loss.Temperature.Initial).ToScalar();
        ContrastiveDiagnostics diagnostics = Diagnosis.Of(
            sums, _temperature, Margins(sums, _inverse, atTemperature), Margins(sums, full_like(_inverse, initial), atInitial), _similarities.DType);
        return new ContrastiveOutput(loss, diagnostics);
    }

    private (Tensor Loss, ContrastSums Sums) Minimise(bool hardest)
    {
        (Tensor loss, ContrastSums sums) = _similarities.Minimise(
            new SumRequest(_terms, _inverse, Offset: null, hardest),
            found => _loss.Objective.Loss(found.Positives * _inverse, [.. found.Terms.Take(_ofObjective)]));
        return (loss.to(_similarities.DType), sums);
    }

    private static Tensor Margins(ContrastSums sums, Tensor inverse, int term) => (sums.Positives * inverse).detach() - sums.Terms[term].detach();

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
