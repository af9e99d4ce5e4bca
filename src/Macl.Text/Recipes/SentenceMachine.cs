using static TorchSharp.torch;

namespace Macl.Text.Recipes;

/// <summary>Where a recipe runs; nothing here changes what it computes on one kind of device.</summary>
public sealed record SentenceMachine
{
    /// <summary>Where tensors are computed. Default the processor.</summary>
    public Device Device { get; init; } = CPU;

    /// <summary>Windows of batches that background threads tokenise ahead. Default 1.</summary>
    public int Prefetch { get; init; } = 1;
}
