using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Similarities of rows, computed by an engine and never held all at once.</summary>
internal sealed class ContrastedRows : AnchorSimilarities
{
    private readonly Contrast _contrast;
    private readonly UnitSet[] _units;

    /// <exception cref="ArgumentException">A row is not finite, or an anchor has no negative.</exception>
    public ContrastedRows(Contrast contrast)
    {
        using var constants = no_grad();
        _contrast = contrast;
        _units = [.. contrast.Sets.Select(UnitSet.Of)];
        Positives = contrast.Positives.Similarities([.. _units.Select(unit => unit.Rows)]).to(ScalarType.Float64);
    }

    /// <inheritdoc/>
    public override Tensor Positives { get; }

    /// <inheritdoc/>
    public override ScalarType DType => _units[0].Rows.dtype;

    /// <inheritdoc/>
    public override ContrastSums Sum(IReadOnlyList<NegativeTerm> terms, Tensor inverseTemperature, bool hardest)
    {
        ContrastJob job = Compute(terms, inverseTemperature, hardest);
        var attached = new Queue<Tensor>(ContrastFunction.Attach(job, inverseTemperature, offset: null));
        return new ContrastSums(attached.Dequeue(), [.. job.Sums.Values.Select((value, index) => terms[index].IsConstant ? value : attached.Dequeue())], job.Sums.Hardest);
    }

    private ContrastJob Compute(IReadOnlyList<NegativeTerm> terms, Tensor inverseTemperature, bool hardest)
    {
        bool[] inGraph = [.. _contrast.Sets.Select(set => is_grad_enabled() && set.Rows.requires_grad)];
        bool temperatureInGraph = is_grad_enabled() && inverseTemperature.requires_grad;
        using var constants = no_grad();
        NegativeEngine engine = Engines.For(_units[0].Rows);
        var needs = new SumNeeds(hardest, inGraph.Any(asks => asks) || temperatureInGraph ? Engines.KeptBytes : 0);
        return new ContrastJob
        {
            Contrast = _contrast,
            Engine = engine,
            Units = _units,
            Positives = Positives,
            Terms = terms,
            Sums = engine.Sum(_contrast.NegativesOf(_units), terms, needs),
            InverseTemperature = inverseTemperature.item<double>(),
            SetsInGraph = inGraph,
            TemperatureInGraph = temperatureInGraph,
        };
    }
}
