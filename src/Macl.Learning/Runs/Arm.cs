using Macl.Learning.Methods;

namespace Macl.Learning.Runs;

/// <summary>One side of a comparison: training with a loss, or none.</summary>
/// <param name="Name">untrained, infonce, dcl or macl.</param>
/// <param name="Loss">The loss, or null for the encoder as it is initialised.</param>
public sealed record Arm(string Name, LossKind? Loss)
{
    /// <summary>All arms, in the order of tables.</summary>
    public static IReadOnlyList<Arm> All { get; } =
        [new("untrained", null), new("infonce", LossKind.InfoNce), new("dcl", LossKind.Dcl), new("macl", LossKind.Macl)];

    /// <summary>The arm of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Arm Parse(string name) =>
        All.FirstOrDefault(arm => string.Equals(arm.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"The arm '{name}' is unknown; allowed: {string.Join(", ", All.Select(arm => arm.Name))}.", nameof(name));
}
