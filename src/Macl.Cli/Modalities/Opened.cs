namespace Macl.Cli.Modalities;

/// <summary>Data that was read: closed at the end, where it is of a kind that can be.</summary>
internal sealed record Opened<TData>(TData Data) : IDisposable
{
    public void Dispose() => (Data as IDisposable)?.Dispose();
}
