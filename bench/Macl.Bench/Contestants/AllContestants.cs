using static TorchSharp.torch;

namespace Macl.Bench.Contestants;

/// <summary>Who is measured in this process.</summary>
internal static class AllContestants
{
    public static IContestant[] Create() => [new Engine(ScalarType.Float32), new EngineWithDiagnostics(), new Engine(ScalarType.BFloat16), new PlainAutograd(ScalarType.Float32)];

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static IContestant Named(string name) =>
        Array.Find(Create(), contestant => contestant.Name.Equals(name, StringComparison.Ordinal))
        ?? throw new ArgumentException($"There is no contestant '{name}'; allowed: {string.Join(", ", Create().Select(contestant => contestant.Name))}.", nameof(name));
}
