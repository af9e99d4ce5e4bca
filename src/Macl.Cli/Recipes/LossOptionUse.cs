using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Learning.Methods;
using Macl.Learning.Runs;
using Macl.Losses;

namespace Macl.Cli.Recipes;

/// <summary>An option that some losses or temperature policies use, and others do not.</summary>
/// <param name="Option">The option.</param>
/// <param name="IsUsedBy">Whether a loss uses it, by kind and temperature policy.</param>
/// <param name="ByAll">Whether a loss that does not use it cannot be made with it, so that all arms of a comparison must use it, and not only one.</param>
internal sealed record LossOptionUse(Option Option, Func<LossOptions, bool> IsUsedBy, bool ByAll = false)
{
    /// <summary>An option of some temperature policies.</summary>
    public static LossOptionUse ByTemperature(Option option, Func<TemperaturePolicy, bool> isUsedBy) => new(option, options =>
    {
        using var loss = options.Create();
        return isUsedBy(loss.Temperature);
    });

    /// <summary>An option of some objectives.</summary>
    public static LossOptionUse ByObjective(Option option, Func<Objective, bool> isUsedBy) => new(option, options =>
    {
        using var loss = options.Create();
        return isUsedBy(loss.Objective);
    });

    /// <exception cref="UsageException">The option was given, and does nothing in any of these arms, or cannot be had in one of them.</exception>
    public void Check(ParseResult parsed, IReadOnlyList<Arm> arms)
    {
        if (!parsed.IsGiven(Option))
        {
            return;
        }

        Arm[] others = [.. arms.Where(arm => !IsUsedIn(arm))];
        if (others.Length == arms.Count || (ByAll && others.Any(arm => arm.Loss is not null)))
        {
            throw new UsageException($"{Option.Name} was given, but {Listed([.. others.Select(arm => arm.Name)], "and")} {(others.Length == 1 ? "does" : "do")} not use it; allowed with {Allowed()}.");
        }
    }

    private bool IsUsedIn(Arm arm) => arm.Loss is { } kind && IsUsedBy(new LossOptions { Kind = kind, TemperaturePolicy = arm.TemperaturePolicy });

    /// <summary>Policies are named where they decide, and then losses are those whose own policy does.</summary>
    private string Allowed()
    {
        string[] losses = [.. from named in LossNames.Losses where IsUsedBy(new LossOptions { Kind = named.Kind }) select named.Name];
        string[] policies = [.. from named in LossNames.TemperaturePolicies where IsUsedBy(new LossOptions { Kind = LossKind.InfoNce, TemperaturePolicy = named.Kind }) select named.Name];
        bool policyDecides = policies.Length < LossNames.TemperaturePolicies.Count;
        return string.Join(", or ", [.. Named("loss", losses), .. Named("temperature policy", policyDecides ? policies : [])]);
    }

    private static IEnumerable<string> Named(string what, string[] names) => names.Length == 0 ? [] : [$"the {what} {Listed(names, "or")}"];

    private static string Listed(string[] names, string beforeLast) =>
        names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} {beforeLast} {names[^1]}";
}
