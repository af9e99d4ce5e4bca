using System.Reflection;
using System.Text.Json.Serialization;

namespace Macl.Learning.Methods;

/// <summary>What losses and temperature policies are called: the same on the command line, in recipes and in reports.</summary>
public static class LossNames
{
    /// <summary>All losses by name.</summary>
    public static IReadOnlyList<(string Name, LossKind Kind)> Losses { get; } = All<LossKind>();

    /// <summary>All temperature policies by name.</summary>
    public static IReadOnlyList<(string Name, TemperaturePolicyKind Kind)> TemperaturePolicies { get; } = All<TemperaturePolicyKind>();

    /// <summary>The name of a loss.</summary>
    public static string Of(LossKind kind) => Losses.Single(named => named.Kind == kind).Name;

    /// <summary>The name of a temperature policy.</summary>
    public static string Of(TemperaturePolicyKind kind) => TemperaturePolicies.Single(named => named.Kind == kind).Name;

    private static (string Name, T Kind)[] All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(kind => (NameOf(kind), kind))];

    private static string NameOf<T>(T kind)
        where T : struct, Enum => typeof(T).GetField(kind.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name;
}
