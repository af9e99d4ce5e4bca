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

    private const double Progress = .1;

    private const double Cycles = 1.5;

    public bool IsTwoView => Pairing == Pairing.TwoView;

    /// <summary>
    /// What float32 and the half precisions are allowed, over other compositions: debiasing subtracts the positive from the negatives,
    /// which cancels digits of rounded similarities, and where it subtracts all, only the positive's small tangential gradient is left.
    /// </summary>
    public double Conditioning => Objective is OracleObjective.HardNegatives or OracleObjective.Debiased ? 20 : 1;

    public ComposedLoss Build() => new(BuildObjective(), BuildPolicy(), Pairing, BuildWeighting()) { Progress = Progress };

    /// <summary>The effective temperature, from the definitions.</summary>
    public double TemperatureAt(double alignment) => Math.Max(InitialTemperature / 10, Policy switch
    {
        PolicyKind.Linear => InitialTemperature * (1 + (.5 * alignment)),
        PolicyKind.LinearOfSentences => InitialTemperature * (1 + (2 * (alignment - .8))),
        PolicyKind.Exponential => InitialTemperature * Math.Pow(2, alignment),
        PolicyKind.Learnable => Math.Exp(-(float)Math.Log(1 / InitialTemperature)),
        PolicyKind.Cosine => (InitialTemperature / 10) + (.9 * InitialTemperature * (1 + Math.Cos(2 * Math.PI * Cycles * Progress)) / 2),
        _ => InitialTemperature,
    });

    public OracleLoss Expect(double[][] first, double[][] second) =>
        OracleLoss.OfViews(first, second, Objective, TemperatureAt, IsTwoView);

    private TemperaturePolicy BuildPolicy() => Policy switch
    {
        PolicyKind.Linear => new AdaptiveLinearTemperature(InitialTemperature),
        PolicyKind.LinearOfSentences => new AdaptiveLinearTemperature(InitialTemperature, alpha: 2, alignmentThreshold: .8),
        PolicyKind.Exponential => new AdaptiveExponentialTemperature(InitialTemperature, alpha: 2),
        PolicyKind.Learnable => new LearnableTemperature(InitialTemperature, Math.Max(TemperaturePolicy.Smallest, InitialTemperature / 10), 10 * InitialTemperature),
        PolicyKind.Cosine => new CosineTemperature(InitialTemperature, Cycles),
        _ => new FixedTemperature(InitialTemperature),
    };

    private Objective BuildObjective() => Objective switch
    {
        OracleObjective.ReweightedInfoNce or OracleObjective.ReweightedHardNegatives => new ReweightedInfoNce(),
        OracleObjective.Dcl => new Dcl(),
        OracleObjective.FlatNce => new FlatNce(),
        OracleObjective.DualTemperature => new DualTemperature(),
        OracleObjective.Sigmoid => new PairwiseSigmoid(OracleAnchor.Bias),
        _ => new InfoNce(),
    };

    private NegativeWeighting BuildWeighting() => Objective switch
    {
        OracleObjective.HardNegatives => new NegativeWeighting { Hardness = 1, PositivePrior = .1 },
        OracleObjective.Debiased => new NegativeWeighting { PositivePrior = .001 },
        OracleObjective.ReweightedHardNegatives => new NegativeWeighting { Hardness = .5 },
        _ => NegativeWeighting.None,
    };
}
