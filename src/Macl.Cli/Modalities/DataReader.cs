using System.CommandLine;
using Macl.Cli.Hosting;

namespace Macl.Cli.Modalities;

/// <summary>How a modality reads its data.</summary>
internal sealed record DataReader<TData>
{
    /// <summary>What <c>--data</c> takes, as a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The same of labelled data.</summary>
    public required string LabelledDescription { get; init; }

    /// <summary>More options on how data is read. They may stand beside <c>--resume</c>: either they change no result, or the run refuses what differs from its own. Default none.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Reads a path, or for null the bundled sample.</summary>
    public required Func<string?, Opening, TData> Read { get; init; }

    /// <summary>That the data has no labels, as a sentence; null where it has.</summary>
    public required Func<TData, string?> WithoutLabels { get; init; }

    public Opened<TData> Open(string? path, Opening opening) => new(Read(path, opening));

    /// <exception cref="UsageException">It has no labels.</exception>
    public Opened<TData> OpenLabelled(string? path, Opening opening)
    {
        var opened = Open(path, opening);
        if (WithoutLabels(opened.Data) is not { } problem)
        {
            return opened;
        }

        opened.Dispose();
        throw new UsageException(problem);
    }
}
