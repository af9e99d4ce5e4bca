using Macl.Learning;
using static TorchSharp.torch;

namespace Macl.Text.Batches;

/// <summary>How sentences become tensors.</summary>
public sealed record SentenceViewOptions
{
    /// <summary>The most tokens of a text, start and end included, 2 or more; of longer ones the beginning is seen. Default 32: SimCSE's.</summary>
    public int MaxTokens { get; init => field = OptionChecks.AtLeast(2, value); } = 32;

    /// <summary>The most samples that are encoded at a time, 1 or more. Default null: the whole batch.</summary>
    public int? MicroBatchSize { get; init => field = value is null ? null : OptionChecks.AtLeast(1, value.Value); }

    /// <summary>Windows of batches that background threads tokenise ahead, 0 or more. Default 1.</summary>
    public int Prefetch { get; init => field = OptionChecks.AtLeast(0, value); } = 1;

    /// <summary>Where the tensors go. Default the processor.</summary>
    public Device Device { get; init; } = CPU;
}
