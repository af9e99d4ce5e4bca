using static TorchSharp.torch;

namespace Macl.Losses;

/// <summary>Similarities of rows, computed by an engine and never held all at once.</summary>
internal sealed class ContrastedRows : AnchorSimilarities
{
    private const long NumbersForFunction = 1L << 17;

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
    public override (Tensor Loss, ContrastSums Sums) Minimise(SumRequest request, SumsLoss loss)
    {
        using NegativeEngine engine = NegativeEngine.For(new NegativeRows(_rows[0], _rows[_contrast.NegativeSet], _contrast.Exclusions, MayRound: _contrast.Sets[0].DType == ScalarType.BFloat16));
        bool isInGraph = is_grad_enabled() && (request.IsLearned || _contrast.Sets.Any(set => set.IsInGraph));
        TermSums found = engine.Sum(request.Terms, new SumNeeds(request.Hardest, isInGraph ? request.KeptBytes : 0));
        var sums = new ContrastSums(Positives, found.Values, found.Hardest);
        return (isInGraph ? Attach(engine, request, loss.WithGradient(sums, request.Terms)) : loss.Of(sums), sums);
    }

    /// <summary>
    /// The loss with its gradient in closed form. The gradient is computed here and now, and handed out when it is asked for: by an autograd function, or,
    /// where setting that up would take longer than the loss, by a sum of products of rows and gradients whose value is taken off again.
    /// </summary>
    private Tensor Attach(NegativeEngine engine, SumRequest request, SumsGradient gradient)
    {
        Tensor loss = request.IsLearned ? gradient.Loss : gradient.Loss.detach();
        List<(Tensor Variable, Tensor Gradient)> gradients = Differentiate(engine, request, gradient);
        return gradients.Sum(one => one.Gradient.numel()) < NumbersForFunction
            ? gradients.Aggregate(loss, (sum, one) => sum.Plus(CarrierOf(one.Variable, one.Gradient)))
            : GradientFunction.Attach(loss, gradients);
    }

    private List<(Tensor Variable, Tensor Gradient)> Differentiate(NegativeEngine engine, SumRequest request, SumsGradient gradient)
    {
        using var constants = no_grad();
        Tensor?[] byUnit = [.. _contrast.Sets.Select((set, index) => set.IsInGraph || (index == 0 && request.InverseTemperature.requires_grad) ? _units[index].NewGradient() : null)];
        var targets = new RowGradients(byUnit[0], byUnit[_contrast.NegativeSet]);
        double byOffset = targets.AreAsked || request.IsLearned ? engine.AddGradient(gradient.ByTerms, targets) : 0;
        var gradients = new List<(Tensor, Tensor)>();
        if (request.InverseTemperature.requires_grad)
        {
            gradients.Add((request.InverseTemperature, ByInverseTemperature(byUnit[0]!, request.InverseTemperature)));
        }

        if (request.Offset is { requires_grad: true } offset)
        {
            gradients.Add((offset, tensor(byOffset, device: offset.device)));
        }

        _contrast.Positives.AddGradient(_rows, gradient.ByPositives, byUnit);
        gradients.AddRange(_contrast.Sets.Index().Where(set => set.Item.IsInGraph)
            .SelectMany(set => _units[set.Index].ThroughNormalisation(set.Item, byUnit[set.Index]!)));
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
        Tensor product = (variable.to(gradient.dtype) * gradient).sum(ScalarType.Float64);
        return product - product.detach();
    }
}
