using System.CommandLine;
using Macl.Cli.Hosting;
using Macl.Cli.Modalities;
using Macl.Inputs.Images;
using Macl.Vision.Recipes;

namespace Macl.Cli.Images;

/// <summary>Reads pictures, with the options on how.</summary>
internal sealed class ImageDataReader
{
    private readonly Option<string?> _test = Options.Text("--test", "Pictures in folders by class that are judged on and never trained on. Default: folds of the data.", "PATH");
    private readonly Option<string?> _cache = Options.Text("--cache", "Keep the decoded pictures in this file, for data that is too large for the memory; a file of the same data is used again.", "FILE");
    private readonly Option<bool> _strict = Options.Flag("--strict", "Stop at the first file that is no sound picture, instead of leaving it out.");

    private static string Bundled => Path.Combine(AppContext.BaseDirectory, "data", "CIFAR10-sample.zip");

    /// <summary>With a test set.</summary>
    /// <param name="mostShortSide">Pictures with a longer short side are read at this one.</param>
    /// <param name="test">The test set where none is given: that of the run that is gone on with; null for none.</param>
    public DataReader<ImageData> WithTest(int mostShortSide, string? test = null) => new()
    {
        Description = "Pictures (JPEG, PNG, WebP, BMP, GIF): a folder or a zip, with a sub-folder a class where there are classes; or CIFAR or MNIST files.",
        LabelledDescription = "Pictures in sub-folders by class: a folder or a zip; or CIFAR or MNIST files.",
        Options = [_test, _cache, _strict],
        Read = (path, opening) => Read(path, opening.Parsed.GetValue(_test) ?? test, mostShortSide, opening),
        WithoutLabels = data => data.Images.Labels is null ? $"{data.Images.Name} has no classes, without which nothing can be judged: {WhyUnlabelled(data.Images)}." : null,
    };

    /// <summary>Of pictures alone.</summary>
    public IReadOnlyList<Option> WithoutTest => [_cache, _strict];

    /// <summary>Reads a path, or the bundled sample, without a test set.</summary>
    /// <param name="path">Null for the bundled sample.</param>
    /// <param name="mostShortSide">Pictures with a longer short side are read at this one.</param>
    /// <param name="opening">What reading may use.</param>
    public ImageDataSet ReadImages(string? path, int mostShortSide, Opening opening) =>
        Open(path ?? Bundled, DataPart.Train, mostShortSide, opening.Parsed.GetValue(_cache), opening);

    private ImageData Read(string? path, string? test, int mostShortSide, Opening opening)
    {
        var images = ReadImages(path, mostShortSide, opening);
        try
        {
            return new ImageData(images, test is null ? null : ReadTest(test, images, mostShortSide, opening));
        }
        catch
        {
            images.Dispose();
            throw;
        }
    }

    private HeldOutImages ReadTest(string path, ImageDataSet training, int mostShortSide, Opening opening)
    {
        var images = Open(path, DataPart.Test, mostShortSide, cache: null, opening);
        return images.Fingerprint.Equals(training.Fingerprint, StringComparison.Ordinal)
            ? throw new UsageException($"--test is {path}, which holds the very pictures that are trained on; allowed: others.")
            : new HeldOutImages(images, Path.GetFullPath(path));
    }

    private static string WhyUnlabelled(ImageDataSet images) => images.Remarks is [var why, ..] ? why.TrimEnd('.') : "its pictures do not lie in sub-folders by class";

    private ImageDataSet Open(string path, DataPart part, int mostShortSide, string? cache, Opening opening)
    {
        opening.Progress.Phase($"reading {Path.GetFileName(Path.TrimEndingDirectorySeparator(path))}");
        var progress = new OpeningProgress(opening.Progress);
        var images = ImageReader.Read(path, new ImageReadingOptions { MostShortSide = mostShortSide, Part = part, Strict = opening.Parsed.GetValue(_strict) }, progress, opening.Cancellation);
        return cache is null ? images : Cached(images, cache, progress, opening.Cancellation);
    }

    private static ImageDataSet Cached(ImageDataSet images, string file, OpeningProgress progress, CancellationToken cancellation)
    {
        try
        {
            return DecodedCache.OpenOrBuild(images, file, progress, cancellation);
        }
        catch
        {
            images.Dispose();
            throw;
        }
    }
}
