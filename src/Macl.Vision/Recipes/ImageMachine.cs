using static TorchSharp.torch;

namespace Macl.Vision.Recipes;

/// <summary>Where and how wide a recipe runs; nothing here changes what it computes on one kind of device.</summary>
public sealed record ImageMachine
{
    /// <summary>Where tensors are computed. Default the processor.</summary>
    public Device Device { get; init; } = CPU;

    /// <summary>Batches drawn ahead by background threads. Default 2.</summary>
    public int Prefetch { get; init; } = 2;

    /// <summary>Threads that draw the views of one batch. Default: one a core.</summary>
    public int AugmentationThreads { get; init; } = Environment.ProcessorCount;

    /// <summary>Threads of evaluation. Default: one a core.</summary>
    public int EvaluationThreads { get; init; } = Environment.ProcessorCount;
}
