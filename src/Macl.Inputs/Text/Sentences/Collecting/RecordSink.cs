using Macl.Inputs.Text.Sentences.Storage;

namespace Macl.Inputs.Text.Sentences.Collecting;

/// <summary>Copies the samples, into memory or into a temporary file.</summary>
internal sealed class RecordSink(string file, int fieldCount, SentenceReadingOptions options) : ISampleSink
{
    private readonly Spool _spool = new(options.KeptBytes, options.SpoolFolder);
    private readonly OffsetIndex _index = new(file);

    public void Add(ReadOnlySpan<byte> record, long offset)
    {
        _index.Add(_spool.Length);
        _spool.Append(record);
    }

    public SampleStore Finish() => new(file, _spool.Finish(), _index, SampleLayout.Records(fieldCount));

    public void Dispose() => _spool.Dispose();
}
