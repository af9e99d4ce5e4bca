using Macl.Cli.Modalities;
using Macl.Vision.Recipes;
using TorchSharp;

namespace Macl.Cli.Images;

/// <summary>Pictures as the command line knows them.</summary>
internal static class ImageModality
{
    public const string Name = "images";

    /// <summary>For <c>macl pretrain images</c> and <c>macl compare images</c>.</summary>
    public static Modality<ImageData, ImagePretrainingOptions, torch.Tensor> Create() => new()
    {
        Name = Name,
        Trained = "an image encoder with SimCLR or MoCo and MACL",
        Data = new ImageDataReader().WithTest,
        Threads = new DefaultThreads(Environment.ProcessorCount, "one a core"),
        Arguments = new ImageArguments(),
        LossOf = options => options.Loss,
        SeedOf = options => options.Training.Seed,
        Recipe = (data, path, options, machine) => new ImagePretraining(data.Images, path, options, MachineOf(machine), data.HeldOut),
        Remarks = SkippedFiles.Remarks,
    };

    private static ImageMachine MachineOf(Machine machine) => new() { Device = machine.Device, AugmentationThreads = machine.Threads, EvaluationThreads = machine.Threads };
}
