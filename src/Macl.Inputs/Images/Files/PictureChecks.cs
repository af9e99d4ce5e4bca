using System.Security.Cryptography;

namespace Macl.Inputs.Images.Files;

/// <summary>Reads, hashes and decodes every file once, on all threads, and keeps the pixels while all of them fit.</summary>
internal sealed class PictureChecks
{
    private readonly string[] _files;
    private readonly ImageReadingOptions _options;
    private readonly DataFormatException?[] _faults;

    private PictureChecks(string[] files, ImageReadingOptions options)
    {
        _files = files;
        _options = options;
        _faults = new DataFormatException?[files.Length];
        Hashes = new byte[files.Length][];
        Kept = new KeptPictures(files.Length, (long)options.KeptMegabytes << 20);
    }

    /// <summary>SHA-256 of each file.</summary>
    public byte[][] Hashes { get; }

    public KeptPictures Kept { get; }

    /// <summary>The numbers of the files that are sound pictures, ascending.</summary>
    public int[] Sound => [.. Enumerable.Range(0, _files.Length).Where(index => _faults[index] is null)];

    public IEnumerable<SkippedFile> Skipped =>
        _files.Zip(_faults).Where(pair => pair.Second is not null).Select(pair => new SkippedFile(pair.First, pair.Second!.Problem));

    /// <exception cref="DataFormatException">One is broken, and the options are strict: the first in the order of names.</exception>
    public static PictureChecks Run(string[] files, ReaderPool readers, ImageReadingOptions options, IProgress<ReadingProgress>? progress, CancellationToken cancellation)
    {
        var checks = new PictureChecks(files, options);
        var counter = new ProgressCounter(progress, files.Length);
        ParallelWork.For(files.Length, options.MaxParallelism, () => new Worker(readers), (index, loop, worker) =>
        {
            checks.Check(index, loop, worker);
            counter.CountOne();
        }, cancellation);
        return options.Strict && Array.Find(checks._faults, fault => fault is not null) is { } first ? throw first : checks;
    }

    private void Check(int index, ParallelLoopState loop, Worker worker)
    {
        try
        {
            bool isRead = worker.Reader.Check(_files[index], worker.Image, Kept.MostPixels, content => Hashes[index] = SHA256.HashData(content));
            KeepOrGiveUp(index, isRead ? worker.Image : null);
        }
        catch (DataFormatException fault)
        {
            _faults[index] = fault;
            StopIfStrict(loop);
        }
    }

    private void KeepOrGiveUp(int index, RgbImage? image)
    {
        if (image is null)
        {
            Kept.GiveUp();
        }
        else
        {
            Kept.Keep(index, image);
        }
    }

    /// <summary>All files before this one are still looked at, so that the first fault is the same for any number of threads.</summary>
    private void StopIfStrict(ParallelLoopState loop)
    {
        if (_options.Strict)
        {
            loop.Break();
        }
    }

    private sealed class Worker(ReaderPool readers) : IDisposable
    {
        public FileReader Reader { get; } = readers.Rent();

        public RgbImage Image { get; } = new(1, 1);

        public void Dispose() => readers.Return(Reader);
    }
}
