using System.Collections.Concurrent;
using Macl.Inputs.Files;
using Macl.Inputs.Images.Decoding;

namespace Macl.Inputs.Images.Files;

/// <summary>As many readers as threads read at the same time, which share the memory for large pictures.</summary>
internal sealed class ReaderPool(FileSource source, ImageReadingOptions options) : IDisposable
{
    private readonly ConcurrentBag<FileReader> _idle = [];

    // A file's bytes are held while its pixels are waited for, so the two must not wait in the same line.
    private readonly MemoryBudget _files = new(((long)options.DecodingMegabytes << 20) / 4);
    private readonly MemoryBudget _pixels = new(((long)options.DecodingMegabytes << 20) / 4 * 3);

    public FileReader Rent() => _idle.TryTake(out FileReader? reader) ? reader : new FileReader(source, options, _files, _pixels);

    public void Return(FileReader reader) => _idle.Add(reader);

    public void Dispose()
    {
        while (_idle.TryTake(out FileReader? reader))
        {
            reader.Dispose();
        }

        source.Dispose();
    }
}
