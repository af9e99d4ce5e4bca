namespace Macl.Repository.Tests.LibTorchLoading;

/// <summary>A symbol version that a library must have; flags 2 make the need weak.</summary>
internal sealed record NeededVersion(string Name, ushort Flags = 0);
