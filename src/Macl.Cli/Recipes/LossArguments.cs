using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Learning.Methods;
using Macl.Learning.Runs;
using Macl.Losses;

namespace Macl.Cli.Recipes;

/// <summary>The options of the command line that choose the loss of a run.</summary>
/// <param name="defaults">The loss of a run that names none.</param>
internal sealed class LossArguments(LossOptions defaults)
{
    private readonly Option<double?> _temperature = Options.Number("--temperature", $"The temperature τ₀. Default: {defaults.Temperature}.", NumberRange.AtLeast(TemperaturePolicy.Smallest));
    private readonly Option<double?> _alpha = Options.Number("--alpha", $"MACL's α: how strongly the temperature follows the alignment. Default: {defaults.Alpha}.", NumberRange.AtLeast(0));
    private readonly Option<double?> _threshold = Options.Number("--alignment-threshold", $"MACL's A₀: the alignment at which the temperature is τ₀. Default: {defaults.AlignmentThreshold}.", NumberRange.Within(-1, 1));
    private readonly LossFamilyArguments _family = new();

    /// <summary>Which loss: not for a comparison, whose arms say it.</summary>
    public Option<LossKind?> Kind { get; } = CommonOptions.Loss();

    /// <summary>All of them.</summary>
    /// <summary>Which other views are negatives.</summary>
    public Option<Pairing?> Pairing { get; } = CommonOptions.Pairing(defaults.Pairing == Macl.Losses.Pairing.TwoView ? "two-view" : "one-way");

    public IReadOnlyList<Option> All => [Kind, _temperature, _alpha, _threshold, Pairing, .. _family.All];

    private IReadOnlyList<LossOptionUse> Uses =>
    [
        LossOptionUse.ByTemperature(_alpha, temperature => temperature is AdaptiveLinearTemperature or AdaptiveExponentialTemperature),
        LossOptionUse.ByTemperature(_threshold, temperature => temperature is AdaptiveLinearTemperature),
        new(Pairing, options => !options.IsSupervised),
        .. _family.Uses,
    ];

    /// <summary>Refuses an option that would do nothing. What a recipe file says beside the loss in use does not count.</summary>
    /// <param name="parsed">What was given.</param>
    /// <param name="loss">The loss that is trained.</param>
    /// <exception cref="UsageException">The loss does not use an option that was given.</exception>
    public void ThrowIfUnused(ParseResult parsed, LossOptions loss) => ThrowIfUnused(parsed, [new Arm(loss.Name, loss.Kind, loss.TemperaturePolicy)]);

    /// <summary>The same of all arms of a comparison: one that uses an option is enough, unless the others cannot be had with it.</summary>
    /// <inheritdoc cref="ThrowIfUnused(ParseResult, LossOptions)"/>
    public void ThrowIfUnused(ParseResult parsed, IReadOnlyList<Arm> arms)
    {
        foreach (var use in Uses)
        {
            use.Check(parsed, arms);
        }
    }

    /// <summary>The options with what was given.</summary>
    public LossOptions Apply(LossOptions options, ParseResult parsed) => _family.Apply(options, parsed) with
    {
        Kind = parsed.GetValue(Kind) ?? options.Kind,
        Temperature = parsed.GetValue(_temperature) ?? options.Temperature,
        Alpha = parsed.GetValue(_alpha) ?? options.Alpha,
        AlignmentThreshold = parsed.GetValue(_threshold) ?? options.AlignmentThreshold,
        Pairing = parsed.GetValue(Pairing) ?? options.Pairing,
    };
}
