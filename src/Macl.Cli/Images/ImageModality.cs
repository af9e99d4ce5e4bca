using Macl.Cli.Modalities;
using Macl.Losses;
using Macl.Vision.Recipes;
using TorchSharp;

namespace Macl.Cli.Images;

/// <summary>Pictures as the command line knows them.</summary>
internal static class ImageModality
{
    public const string Name = "images";

    /// <summary>For <c>macl pretrain images</c> and <c>macl compare images</c>.</summary>
    public static Modality<ImageData, ImagePretrainingOptions, torch.Tensor> Create()
    {
        var reader = new ImageDataReader();
        return new()
        {
            Name = Name,
            Trained = "an image encoder with SimCLR or MoCo and MACL",
            Data = reader.WithTest(ImageDefaults.MostShortSide),
            DataFor = options => reader.WithTest(ImageDefaults.ShortSideFor(options.ImageSize), options.HeldOut?.Path),
            Threads = new DefaultThreads(Environment.ProcessorCount, "one a core"),
            Arguments = new ImageArguments(),
            LossOf = options => options.Loss,
            SeedOf = options => options.Training.Seed,
            Recipe = Recipe,
            Remarks = SkippedFiles.Remarks,
            PrecisionOf = options => options.Precision,
        };
    }

    /// <summary>Training on pictures is faster where freed memory is kept; on graphs it is slower, and the setting is the process's.</summary>
    private static ImagePretraining Recipe(ImageData data, string? path, ImagePretrainingOptions options, Machine machine)
    {
        LibTorchMemory.KeepFreed();
        return new ImagePretraining(data.Images, path, options, MachineOf(machine), data.HeldOut);
    }

    private static ImageMachine MachineOf(Machine machine) => new() { Device = machine.Device, AugmentationThreads = machine.Threads, EvaluationThreads = machine.Threads };
}
