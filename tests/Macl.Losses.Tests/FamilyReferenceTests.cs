using static TorchSharp.torch;

namespace Macl.Losses.Tests;

/// <summary>The rest of the family against PyTorch's automatic differentiation of the public formulas, with the gradients of what is learned.</summary>
public sealed class FamilyReferenceTests
{
    private const double Tolerance = 1e-9;
    private const double ToleranceOfParameters = 1e-5;

    private static readonly ReferenceValues _views = ReferenceValues.Load();
    private static readonly FamilyValues _family = FamilyValues.Load();

    public static IEnumerable<TheoryDataRow<int, string>> Cases =>
        _family.Cases.Select((one, index) => new TheoryDataRow<int, string>(index, $"{one.Name}, {one.Pairing}"));

    /// <remarks>Temperatures are powers of two, or differ from one by a rounding that the tolerance sees; the named losses take the temperature as it is.</remarks>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_named_loss_agrees_with_PyTorch(int index, string name)
    {
        FamilyCase expected = _family.Cases[index];
        using ContrastiveLoss loss = Named(expected);
        Outcome actual = OutcomeOf(loss, expected);
        double tolerance = loss is SigmoidLoss ? 1e-6 : Tolerance;
        Assert.StartsWith(expected.Name, name, StringComparison.Ordinal);
        Close.Numbers(expected.Loss, actual.Loss, tolerance);
        Close.Matrices(expected.FirstGradient, actual.FirstGradient, tolerance);
        Close.Matrices(expected.SecondGradient, actual.SecondGradient, tolerance);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void With_a_learnable_temperature_its_gradient_and_that_of_the_bias_agree_with_PyTorch(int index, string name)
    {
        FamilyCase expected = _family.Cases[index];
        using ContrastiveLoss named = Named(expected);
        using var loss = new ComposedLoss(named.Objective, new LearnableTemperature(expected.Temperature), named.Pairing, named.NegativeWeighting);
        Outcome actual = OutcomeOf(loss, expected);
        Assert.StartsWith(expected.Name, name, StringComparison.Ordinal);
        Close.Numbers(expected.LogitScaleGradient, actual.LogitScaleGradient!.Value, ToleranceOfParameters);
        Close.Matrices(expected.FirstGradient, actual.FirstGradient, 1e-5);
        if (loss.Objective is PairwiseSigmoid)
        {
            Close.Numbers(expected.BiasGradient, actual.BiasGradient!.Value, ToleranceOfParameters);
        }
    }

    private static ContrastiveLoss Named(FamilyCase one)
    {
        Pairing pairing = one.Pairing is "one-way" ? Pairing.OneWay : Pairing.TwoView;
        return one.Name switch
        {
            "flatnce" => new FlatNceLoss(one.Temperature, pairing),
            "dual-temperature" => new DualTemperatureLoss(one.Temperature, one.Options.Inter, pairing),
            "hard-negatives" => new HardNegativeLoss(one.Temperature, one.Options.Hardness, one.Options.Prior, pairing),
            "debiased" => new DebiasedLoss(one.Temperature, one.Options.Prior, pairing),
            "sigmoid" => new SigmoidLoss(one.Temperature, one.Options.Bias, pairing),
            _ => new SupConLoss(one.Temperature),
        };
    }

    private static Outcome OutcomeOf(ContrastiveLoss loss, FamilyCase one) => one.Name is "supcon"
        ? Outcome.Of(loss, _views.First, _views.Second, Labelled)
        : Outcome.OfViews(loss, _views.First, _views.Second);

    private static Candidates Labelled(Tensor first, Tensor second) => Candidates.Labelled(first, second, tensor(_family.Labels));
}
