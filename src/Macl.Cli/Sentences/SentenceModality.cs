using Macl.Cli.Modalities;
using Macl.Losses;
using Macl.Text.Batches;
using Macl.Text.Recipes;

namespace Macl.Cli.Sentences;

/// <summary>Sentences as the command line knows them.</summary>
internal static class SentenceModality
{
    public const string Name = "sentences";

    /// <summary>For <c>macl pretrain sentences</c> and <c>macl compare sentences</c>.</summary>
    public static Modality<SentenceData, SentencePretrainingOptions, TokenBatch> Create()
    {
        var reader = new SentenceDataReader();
        return new()
        {
            Name = Name,
            Trained = "a sentence encoder with SimCSE and MACL, or as a masked language model",
            Data = reader.For(new SentencePretrainingOptions()),
            DataFor = reader.For,
            Threads = new DefaultThreads(Environment.ProcessorCount, "one a core"),
            Arguments = new SentenceArguments(reader.From, reader.Tokenizer),
            LossOf = options => options.Loss,
            NameOf = options => options.Objective == SentenceObjective.Mlm ? "mlm" : options.Loss.Name,
            SeedOf = options => options.Training!.Seed,
            Recipe = Recipe,
            Remarks = (data, _) => data.Sentences.Remarks,
            PrecisionOf = options => options.Precision,
        };
    }

    private static SentencePretraining Recipe(SentenceData data, string? path, SentencePretrainingOptions options, Machine machine)
    {
        LibTorchMemory.KeepFreed();
        return new SentencePretraining(data.Sentences, path, data.Start, options, data.Judged, new SentenceMachine { Device = machine.Device });
    }
}
