using Macl.Inputs.Files;

namespace Macl.Inputs.Images.Files;

/// <summary>A folder or archive of picture files.</summary>
internal sealed class PictureFiles : ImageDataSet
{
    private readonly ReaderPool _readers;
    private readonly ImageReadingOptions _options;
    private readonly string[] _paths;
    private readonly KeptPictures.Picture[]? _kept;
    private readonly FolderClasses _classes;

    private PictureFiles(string name, ReaderPool readers, ImageReadingOptions options, string[] candidates, PictureChecks checks, IEnumerable<SkippedFile> skipped)
    {
        int[] sound = checks.Sound;
        Name = name;
        _readers = readers;
        _options = options;
        _paths = [.. sound.Select(index => candidates[index])];
        _kept = checks.Kept.Select(sound);
        _classes = FolderClasses.Of(_paths, checks.Skipped.Select(file => file.Path));
        Skipped = [.. skipped.OrderBy(file => file.Path, StringComparer.Ordinal)];
        Fingerprint = ImageFingerprint.OfFiles(_classes.Names, _classes.Labels, sound.Select(index => checks.Hashes[index]));
    }

    public override string Name { get; }

    public override int Count => _paths.Length;

    public override ClassLabels? Labels => _classes.Labels;

    public override string Fingerprint { get; }

    public override IReadOnlyList<SkippedFile> Skipped { get; }

    public override IReadOnlyList<string> Remarks => _classes.Remarks;

    internal override string Decoding => $"decoder 1, short side {_options.MostShortSide?.ToString() ?? "any"}";

    /// <summary>Whether the pictures are decoded already.</summary>
    internal bool AreKept => _kept is not null;

    public override string NameOf(int index) => _classes.Names[index];

    public override void Read(int index, RgbImage image)
    {
        if (_kept is not null)
        {
            _kept[index].CopyTo(image);
            return;
        }

        FileReader reader = _readers.Rent();
        try
        {
            reader.Read(_paths[index], image);
        }
        finally
        {
            _readers.Return(reader);
        }
    }

    /// <summary>Checks every file. The source is closed with the data set, or at once if there is none.</summary>
    public static PictureFiles Open(FileSource source, string name, ImageReadingOptions options, IProgress<ReadingProgress>? progress, CancellationToken cancellation)
    {
        var readers = new ReaderPool(source, options);
        try
        {
            string[] candidates = [.. source.Files.Where(PictureNames.Fit)];
            SkippedFile[] others = OthersIn(source);
            PictureChecks checks = PictureChecks.Run(candidates, readers, StrictAbout(others, options), progress, cancellation);
            SkippedFile[] skipped = [.. checks.Skipped, .. others];
            return checks.Sound.Length > 0
                ? new PictureFiles(name, readers, options, candidates, checks, skipped)
                : throw new DataFormatException(source.Path, NoPicture(skipped));
        }
        catch
        {
            readers.Dispose();
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _readers.Dispose();
        base.Dispose(disposing);
    }

    private static SkippedFile[] OthersIn(FileSource source) =>
    [
        .. source.Files.Where(file => !PictureNames.Fit(file)).Select(file => new SkippedFile(file, PictureNames.Rule)),
        .. source.Links.Select(link => new SkippedFile(link, "is a symbolic link; links are not followed")),
    ];

    private static ImageReadingOptions StrictAbout(SkippedFile[] others, ImageReadingOptions options) =>
        options.Strict && others.MinBy(file => file.Path, StringComparer.Ordinal) is { } first
            ? throw new DataFormatException(first.Path, first.Reason)
            : options;

    private static string NoPicture(SkippedFile[] skipped) => skipped switch
    {
        [] => "holds no files; give a folder or zip file of pictures (jpg, png, webp, bmp, gif), a CIFAR file or an MNIST file",
        [SkippedFile only] => $"holds no picture that can be read; {only.Path} {only.Reason}",
        [SkippedFile first, ..] => $"holds no picture that can be read; {skipped.Length:N0} files were skipped, the first: {first.Path} {first.Reason}",
    };
}
