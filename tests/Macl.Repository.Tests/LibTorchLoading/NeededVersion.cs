namespace Macl.Repository.Tests.LibTorchLoading;

/// <summary>A symbol version that a library must have, and the symbols that are needed in that version.</summary>
internal sealed record NeededVersion(string Name, params string[] Symbols)
{
    /// <summary>2 makes the need weak.</summary>
    public ushort Flags { get; init; }
}
