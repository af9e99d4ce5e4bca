using Macl.Learning.Methods;

namespace Macl.Learning.Runs;

/// <summary>One side of a comparison: training with a loss, or none.</summary>
/// <param name="Name">untrained, or the name of a loss with or without that of a temperature policy: <c>macl</c>, <c>macl:exponential</c>.</param>
/// <param name="Loss">The loss, or null for the encoder as it is initialised.</param>
/// <param name="TemperaturePolicy">Where its temperature comes from; null for what the comparison says, or else the loss's own.</param>
public sealed record Arm(string Name, LossKind? Loss, TemperaturePolicyKind? TemperaturePolicy = null)
{
    private const char BeforePolicy = ':';

    /// <summary>All arms without a temperature policy of their own, in the order of tables.</summary>
    public static IReadOnlyList<Arm> All { get; } = [new("untrained", null), .. LossNames.Losses.Select(named => new Arm(named.Name, named.Kind))];

    /// <summary>The arms of a comparison that names none: untrained, infonce, dcl and macl.</summary>
    public static IReadOnlyList<Arm> Default { get; } = [.. All.Where(arm => arm.Loss is null or LossKind.InfoNce or LossKind.Dcl or LossKind.Macl)];

    /// <summary>The name as a part of a file's name.</summary>
    internal string FileName => Name.Replace(BeforePolicy, '-');

    /// <summary>The arm of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Arm Parse(string name)
    {
        string[] parts = name.Split(BeforePolicy, 2);
        Arm arm = All.FirstOrDefault(arm => string.Equals(arm.Name, parts[0], StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(name);
        return parts.Length == 1 ? arm : arm.With(parts[1]) ?? throw Unknown(name);
    }

    /// <summary>The same arm at a temperature policy, under a name that says so, unless it has one of its own or no loss.</summary>
    public Arm Under(TemperaturePolicyKind? policy) => Loss is null || TemperaturePolicy is not null || policy is null
        ? this
        : With(LossNames.Of(policy.Value))!;

    private Arm? With(string policy) => Loss is null ? null : LossNames.TemperaturePolicies
        .Where(named => string.Equals(named.Name, policy, StringComparison.OrdinalIgnoreCase))
        .Select(named => new Arm($"{Name}{BeforePolicy}{named.Name}", Loss, named.Kind))
        .FirstOrDefault();

    private static ArgumentException Unknown(string name) => new(
        $"The arm '{name}' is unknown; allowed: {string.Join(", ", All.Select(arm => arm.Name))}; a loss may name its temperature policy, as in macl:exponential, of {string.Join(", ", LossNames.TemperaturePolicies.Select(named => named.Name))}.",
        nameof(name));
}
