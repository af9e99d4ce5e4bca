namespace Macl.Losses.Tests;

/// <summary>Losses and gradients against PyTorch's automatic differentiation of the plain formulas.</summary>
public sealed class ReferenceTests
{
    private const double Tolerance = 1e-9;

    private static readonly ReferenceValues _references = ReferenceValues.Load();

    public static IEnumerable<TheoryDataRow<string, string, string>> Cases =>
        _references.Cases.Select(all => new TheoryDataRow<string, string, string>(all.Objective, all.Policy, all.Pairing));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_composition_agrees_with_PyTorch(string objective, string policy, string pairing)
    {
        ReferenceCase expected = Find(objective, policy, pairing);
        using var loss = new ComposedLoss(ObjectiveOf(objective), PolicyOf(policy), PairingOf(pairing));
        AssertAgrees(expected, loss);
    }

    [Fact]
    public void Named_losses_agree_with_PyTorch()
    {
        foreach (string pairing in (string[])["two-view", "one-way"])
        {
            AssertAgrees(Find("macl", "linear", pairing), new MaclLoss(temperature: .1, alpha: .5, alignmentThreshold: 0, pairing: PairingOf(pairing)));
            AssertAgrees(Find("infonce", "fixed", pairing), new InfoNceLoss(temperature: .1, pairing: PairingOf(pairing)));
            AssertAgrees(Find("dcl", "fixed", pairing), new DclLoss(temperature: .1, pairing: PairingOf(pairing)));
        }
    }

    [Fact]
    public void Defaults_are_the_settings_for_images_with_two_views()
    {
        AssertAgrees(Find("macl", "linear", "two-view"), new MaclLoss());
        AssertAgrees(Find("infonce", "fixed", "two-view"), new InfoNceLoss());
        AssertAgrees(Find("dcl", "fixed", "two-view"), new DclLoss());
    }

    private static void AssertAgrees(ReferenceCase expected, ContrastiveLoss loss)
    {
        Outcome actual = Outcome.OfViews(loss, _references.First, _references.Second);
        Close.Numbers(expected.Loss, actual.Loss, Tolerance);
        Close.Numbers(expected.Temperature, actual.Diagnostics.Temperature, Tolerance);
        Close.Matrices(expected.FirstGradient, actual.FirstGradient, Tolerance);
        Close.Matrices(expected.SecondGradient, actual.SecondGradient, Tolerance);
    }

    private static ReferenceCase Find(string objective, string policy, string pairing) =>
        _references.Cases.Single(one => (one.Objective, one.Policy, one.Pairing) == (objective, policy, pairing));

    private static Pairing PairingOf(string name) => name is "one-way" ? Pairing.OneWay : Pairing.TwoView;

    private static Objective ObjectiveOf(string name) => name switch
    {
        "infonce" => new InfoNce(),
        "macl" => new ReweightedInfoNce(),
        _ => new Dcl(),
    };

    private static TemperaturePolicy PolicyOf(string name) => name switch
    {
        "fixed" => new FixedTemperature(.1),
        "linear" => new AdaptiveLinearTemperature(.1, .5),
        _ => new AdaptiveExponentialTemperature(.1, 2),
    };
}
