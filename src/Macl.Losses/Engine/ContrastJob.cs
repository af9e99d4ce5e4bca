using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>A contrast that was computed, and all that its gradient needs.</summary>
internal sealed record ContrastJob
{
    /// <summary>Who was compared with whom.</summary>
    public required Contrast Contrast { get; init; }

    /// <summary>Who sums over negatives.</summary>
    public required NegativeEngine Engine { get; init; }

    /// <summary>The unit rows of each set.</summary>
    public required IReadOnlyList<UnitSet> Units { get; init; }

    /// <summary>The mean similarity of each anchor to its positives, float64 [anchors].</summary>
    public required Tensor Positives { get; init; }

    /// <summary>What was summed.</summary>
    public required IReadOnlyList<NegativeTerm> Terms { get; init; }

    /// <summary>The sums.</summary>
    public required TermSums Sums { get; init; }

    /// <summary>The inverse temperature.</summary>
    public required double InverseTemperature { get; init; }

    /// <summary>Which sets ask for a gradient.</summary>
    public required IReadOnlyList<bool> SetsInGraph { get; init; }

    /// <summary>Whether the inverse temperature asks for a gradient.</summary>
    public required bool TemperatureInGraph { get; init; }

    /// <summary>The values of the terms that have a derivative.</summary>
    public IEnumerable<Tensor> DifferentiableValues() => Sums.Values.Where((_, index) => !Terms[index].IsConstant);

    /// <summary>All tensors that the gradient needs.</summary>
    public IEnumerable<Tensor> Tensors() =>
        [.. Units.SelectMany(unit => (Tensor[])[unit.Rows, unit.InverseLengths]), .. Sums.Values, .. ((Tensor?[])[Sums.Hardest, Sums.Kept]).OfType<Tensor>()];

    /// <summary>The same job with its tensors brought back from the graph.</summary>
    public ContrastJob WithTensors(IReadOnlyList<Tensor> tensors)
    {
        var rest = new Queue<Tensor>(tensors);
        UnitSet[] units = [.. Units.Select(_ => new UnitSet(rest.Dequeue(), rest.Dequeue()))];
        Tensor[] values = [.. Sums.Values.Select(_ => rest.Dequeue())];
        return this with
        {
            Units = units,
            Sums = Sums with
            {
                Values = values,
                Hardest = Sums.Hardest is null ? null : rest.Dequeue(),
                Kept = Sums.Kept is null ? null : rest.Dequeue(),
            },
        };
    }

    /// <summary>The derivatives by the raw rows of each set, by the inverse temperature, and by a common offset of the logits.</summary>
    /// <param name="ofPositives">The derivative by the similarity of each positive, [anchors].</param>
    /// <param name="ofTerms">The derivative by the values of each term that has one, [anchors] each.</param>
    public Tensor?[] Differentiate(Tensor ofPositives, IReadOnlyList<Tensor> ofTerms)
    {
        using var scope = NewDisposeScope();
        Tensor?[] gradients = [.. Units.Select((unit, set) => SetsInGraph[set] || (TemperatureInGraph && set == 0) ? zeros_like(unit.Rows) : null)];
        var slopes = new Queue<Tensor>(ofTerms);
        double ofOffset = Engine.AddGradient(
            Contrast.NegativesOf(Units), Terms, Sums, [.. Terms.Select(term => term.IsConstant ? null : slopes.Dequeue())], new RowGradients(gradients[0], gradients[Contrast.NegativeSet]));
        Tensor? ofTemperature = TemperatureInGraph ? ByInverseTemperature(gradients[0]!) : null;
        Contrast.Positives.AddGradient([.. Units.Select(unit => unit.Rows)], ofPositives.to(Units[0].Rows.dtype), gradients);
        Tensor?[] raw = [.. gradients.Select((gradient, set) => SetsInGraph[set] ? Units[set].ThroughNormalisation(gradient!, Contrast.Sets[set].DType) : null)];
        Tensor?[] all = [.. raw, ofTemperature, tensor(ofOffset, device: Units[0].Rows.device)];
        Array.ForEach(all, one => one?.MoveToOuterDisposeScope());
        return all;
    }

    /// <summary>Σ s · ∂/∂s over all negatives, which is the inner product of the unit rows with their gradient; a symmetric matrix gives it twice.</summary>
    private Tensor ByInverseTemperature(Tensor ofAnchors)
    {
        using var scope = NewDisposeScope();
        using var divisor = (InverseTemperature * (Contrast.NegativeSet == 0 ? 2 : 1)).ToScalar();
        return (Units[0].Rows * ofAnchors).sum(ScalarType.Float64).div_(divisor).MoveToOuterDisposeScope();
    }
}
