namespace Macl.Bench.Results;

/// <summary>The software that was measured.</summary>
/// <param name="Macl">This toolkit.</param>
/// <param name="DotNet">The runtime.</param>
/// <param name="TorchSharp">TorchSharp.</param>
/// <param name="LibTorch">libtorch below it.</param>
/// <param name="Peers">The other software; null where there was none.</param>
internal sealed record VersionRecord(string Macl, string DotNet, string TorchSharp, string LibTorch, string? Peers);
