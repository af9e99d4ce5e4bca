using Macl.Testing.Losses;

namespace Macl.Losses.Tests;

/// <summary>One point of the product, for the loss and for the oracle.</summary>
public sealed record Composition(OracleObjective Objective, PolicyKind Policy, Pairing Pairing, double InitialTemperature = .1)
{
    public static IEnumerable<Composition> All =>
        from objective in Enum.GetValues<OracleObjective>()
        from policy in Enum.GetValues<PolicyKind>()
        from pairing in Enum.GetValues<Pairing>()
        select new Composition(objective, policy, pairing);

    public bool IsTwoView => Pairing == Pairing.TwoView;

    public ComposedLoss Build() => new(BuildObjective(), BuildPolicy(), Pairing);

    /// <summary>The effective temperature, from the definitions.</summary>
    public double TemperatureAt(double alignment) => Math.Max(InitialTemperature / 10, Policy switch
    {
        PolicyKind.Linear => InitialTemperature * (1 + (.5 * alignment)),
        PolicyKind.LinearOfSentences => InitialTemperature * (1 + (2 * (alignment - .8))),
        PolicyKind.Exponential => InitialTemperature * Math.Pow(2, alignment),
        _ => InitialTemperature,
    });

    public OracleLoss Expect(double[][] first, double[][] second) =>
        OracleLoss.OfViews(first, second, Objective, TemperatureAt, IsTwoView);

    private TemperaturePolicy BuildPolicy() => Policy switch
    {
        PolicyKind.Linear => new AdaptiveLinearTemperature(InitialTemperature),
        PolicyKind.LinearOfSentences => new AdaptiveLinearTemperature(InitialTemperature, alpha: 2, alignmentThreshold: .8),
        PolicyKind.Exponential => new AdaptiveExponentialTemperature(InitialTemperature, alpha: 2),
        _ => new FixedTemperature(InitialTemperature),
    };

    private Objective BuildObjective() => Objective switch
    {
        OracleObjective.InfoNce => new InfoNce(),
        OracleObjective.ReweightedInfoNce => new ReweightedInfoNce(),
        _ => new Dcl(),
    };
}
