using System.CommandLine;
using Macl.Cli.Hosting;

namespace Macl.Cli.Recipes;

/// <summary>The options of the command line on the sizes of batches.</summary>
/// <param name="samples">What a batch is of, with a capital: Graphs.</param>
/// <param name="defaultSize">The size of a batch of a run that names none, as a clause.</param>
internal sealed class BatchArguments(string samples, string defaultSize)
{
    private readonly Option<int?> _size = Options.Integer("--batch-size", $"{samples} in a batch. Default: {defaultSize}.", least: 2).Or("--global-batch-size");
    private readonly Option<int?> _microSize = Options.Integer("--micro-batch-size", $"{samples} encoded at a time; the loss sees the whole batch. Default: the whole batch.", least: 1);

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_size, _microSize];

    /// <summary>The sizes with what was given; the first is null where neither the recipe nor the command line names one, the second is that of the parts in which a batch is encoded, or null for the whole batch.</summary>
    /// <exception cref="UsageException">The parts are larger than the batch.</exception>
    public (int? Batch, int? MicroBatch) Apply(int? batch, int? microBatch, ParseResult parsed)
    {
        int? size = parsed.GetValue(_size) ?? batch;
        return parsed.GetValue(_microSize) is { } micro && micro > size
            ? throw new UsageException($"{_microSize.Name} is '{micro}'; allowed: at most the batch size, which is {size}.")
            : (size, parsed.GetValue(_microSize) ?? microBatch);
    }
}
