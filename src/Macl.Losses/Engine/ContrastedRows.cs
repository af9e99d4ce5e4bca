using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Similarities of rows, computed by an engine and never held all at once.</summary>
internal sealed class ContrastedRows : AnchorSimilarities
{
    private const long KeptBytes = 64L << 20;

    private readonly Contrast _contrast;
    private readonly UnitSet[] _units;
    private readonly Tensor[] _rows;
    private readonly int[] _negatives;

    /// <exception cref="ArgumentException">A row is not finite, or an anchor has no negative.</exception>
    public ContrastedRows(Contrast contrast)
    {
        using var constants = no_grad();
        _contrast = contrast;
        _negatives = contrast.Exclusions.CountNegatives();
        _units = [.. contrast.Sets.Select(UnitSet.Of)];
        _rows = [.. _units.Select(unit => unit.Rows)];
        Positives = contrast.Positives.Similarities(_rows);
    }

    /// <inheritdoc/>
    public override Tensor Positives { get; }

    /// <inheritdoc/>
    public override ScalarType DType => _rows[0].dtype;

    /// <inheritdoc/>
    public override Tensor CountNegatives()
    {
        using Tensor counts = tensor(_negatives);
        return counts.to(ScalarType.Float64).to(Positives.device);
    }

    /// <inheritdoc/>
    public override (Tensor Loss, ContrastSums Sums) Minimise(SumRequest request, Func<ContrastSums, Tensor> loss)
    {
        using NegativeEngine engine = NegativeEngine.For(new NegativeRows(_rows[0], _rows[_contrast.NegativeSet], _contrast.Exclusions, MayRound: _contrast.Sets[0].Rows.dtype == ScalarType.BFloat16));
        bool isInGraph = is_grad_enabled() && (_contrast.Sets.Any(set => set.Rows.requires_grad) || request.InverseTemperature.requires_grad || request.Offset is { requires_grad: true });
        TermSums found = engine.Sum(request.Terms, new SumNeeds(request.Hardest, isInGraph ? KeptBytes : 0));
        var sums = new ContrastSums(Positives, found.Values, found.Hardest);
        return (isInGraph ? Attach(engine, request, sums, loss) : loss(sums), sums);
    }

    /// <summary>
    /// The loss with its gradient in closed form. The gradient is computed here and now: the loss is linear in it, so that a
    /// sum of products of rows and their gradients, whose value is taken off again, carries it to the rows when it is asked for.
    /// </summary>
    private Tensor Attach(NegativeEngine engine, SumRequest request, ContrastSums sums, Func<ContrastSums, Tensor> loss)
    {
        Tensor positives = sums.Positives.detach().requires_grad_();
        Tensor[] terms = [.. sums.Terms.Select((value, index) => request.Terms[index].IsConstant ? value : value.detach().requires_grad_())];
        Tensor ofSums = loss(sums with { Positives = positives, Terms = terms });
        IList<Tensor> slopes = autograd.grad([ofSums], [positives, .. terms.Where(term => term.requires_grad)], retain_graph: true, allow_unused: true);
        IReadOnlyList<(Tensor Variable, Tensor Gradient)> gradients = Differentiate(engine, request, slopes[0], new Queue<Tensor>(slopes.Skip(1)));
        bool isLearned = request.InverseTemperature.requires_grad || request.Offset is { requires_grad: true };
        return gradients.Aggregate(isLearned ? ofSums : ofSums.detach(), (sum, one) => sum.Plus(CarrierOf(one.Variable, one.Gradient)));
    }

    private List<(Tensor Variable, Tensor Gradient)> Differentiate(NegativeEngine engine, SumRequest request, Tensor ofPositives, Queue<Tensor> ofTerms)
    {
        using var constants = no_grad();
        Tensor?[] byUnit = [.. _contrast.Sets.Select((set, index) => set.Rows.requires_grad || (index == 0 && request.InverseTemperature.requires_grad) ? zeros_like(_rows[index]) : null)];
        Tensor?[] slopes = [.. request.Terms.Select(term => term.IsConstant ? null : ofTerms.Dequeue())];
        double byOffset = engine.AddGradient(slopes, new RowGradients(byUnit[0], byUnit[_contrast.NegativeSet]));
        var gradients = new List<(Tensor, Tensor)>();
        if (request.InverseTemperature.requires_grad)
        {
            gradients.Add((request.InverseTemperature, ByInverseTemperature(byUnit[0]!, request.InverseTemperature)));
        }

        if (request.Offset is { requires_grad: true } offset)
        {
            gradients.Add((offset, tensor(byOffset, device: offset.device)));
        }

        _contrast.Positives.AddGradient(_rows, ofPositives, byUnit);
        gradients.AddRange(_contrast.Sets.Index().Where(set => set.Item.Rows.requires_grad)
            .Select(set => (set.Item.Rows, _units[set.Index].ThroughNormalisation(byUnit[set.Index]!, set.Item.Rows.dtype))));
        return gradients;
    }

    /// <summary>Σ s · ∂/∂s over all negatives is the inner product of the unit rows with their gradient; a symmetric matrix gives it twice.</summary>
    private Tensor ByInverseTemperature(Tensor byAnchors, Tensor inverseTemperature)
    {
        Tensor product = (_rows[0] * byAnchors).sum(ScalarType.Float64) / inverseTemperature;
        return _contrast.NegativeSet == 0 ? product.div_(Constants.Two) : product;
    }

    /// <summary>Zero, with the gradient as its derivative by the variable.</summary>
    private static Tensor CarrierOf(Tensor variable, Tensor gradient)
    {
        Tensor product = (variable * gradient).sum(ScalarType.Float64);
        return product - product.detach();
    }
}
