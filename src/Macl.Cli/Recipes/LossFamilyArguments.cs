using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Learning.Methods;
using Macl.Losses;

namespace Macl.Cli.Recipes;

/// <summary>The options of the command line that choose among the family of losses, beside those that MACL has.</summary>
internal sealed class LossFamilyArguments
{
    private readonly Option<TemperaturePolicyKind?> _policy = Options.Choice(
        "--temperature-policy",
        "Where the temperature comes from: fixed; linear or exponential in the alignment; learnable (CLIP); cosine over training. Default: the loss's own, linear for macl, learnable for sigmoid, else fixed.",
        [.. LossNames.TemperaturePolicies]);

    private readonly Option<double?> _minimum = Options.Number("--minimum-temperature", "The temperature never falls below this. Default: 0.01 for a learnable one, else 0.1·τ₀.", NumberRange.AtLeast(TemperaturePolicy.Smallest));
    private readonly Option<double?> _cycles = Options.Number("--temperature-cycles", "How often a cosine temperature swings from τ₀ to its minimum and back. Default: 5.", NumberRange.Above(0));
    private readonly Option<double?> _hardness = Options.Number("--hardness", "The concentration β on hard negatives. Default: 1 for hard-negatives, else 0: all count the same.", NumberRange.Within(0, NegativeWeighting.MostHardness));
    private readonly Option<double?> _prior = Options.Number("--positive-prior", "The prior τ⁺ of a negative being of the anchor's own class, for temperatures near the papers' 0.5. Default: 0.1 for hard-negatives and debiased, else 0.", NumberRange.FromBelow(0, 1));
    private readonly Option<double?> _inter = Options.Number("--inter-temperature", "The temperature between anchors of dual-temperature. Default: 1.", NumberRange.AtLeast(TemperaturePolicy.Smallest));

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_policy, _minimum, _cycles, _hardness, _prior, _inter];

    /// <summary>Which losses use them.</summary>
    public IReadOnlyList<LossOptionUse> Uses =>
    [
        LossOptionUse.ByTemperature(_minimum, temperature => temperature is not FixedTemperature),
        LossOptionUse.ByTemperature(_cycles, temperature => temperature is CosineTemperature),
        LossOptionUse.ByObjective(_hardness, objective => objective is MarginObjective) with { ByAll = true },
        LossOptionUse.ByObjective(_prior, objective => objective is MarginObjective) with { ByAll = true },
        LossOptionUse.ByObjective(_inter, objective => objective is DualTemperature),
    ];

    /// <summary>The options with what was given.</summary>
    public LossOptions Apply(LossOptions options, ParseResult parsed) => options with
    {
        TemperaturePolicy = parsed.GetValue(_policy) ?? options.TemperaturePolicy,
        MinimumTemperature = parsed.GetValue(_minimum) ?? options.MinimumTemperature,
        TemperatureCycles = parsed.GetValue(_cycles) ?? options.TemperatureCycles,
        Hardness = parsed.GetValue(_hardness) ?? options.Hardness,
        PositivePrior = parsed.GetValue(_prior) ?? options.PositivePrior,
        InterTemperature = parsed.GetValue(_inter) ?? options.InterTemperature,
    };
}
