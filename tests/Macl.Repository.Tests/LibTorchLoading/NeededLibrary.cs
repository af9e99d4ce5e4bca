namespace Macl.Repository.Tests.LibTorchLoading;

/// <summary>A library and the symbol versions needed of it.</summary>
internal sealed record NeededLibrary(string Name, params NeededVersion[] Versions);
