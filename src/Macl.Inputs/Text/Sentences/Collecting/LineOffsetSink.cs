using Macl.Inputs.Text.Sentences.Storage;

namespace Macl.Inputs.Text.Sentences.Collecting;

/// <summary>Remembers where the samples begin in a file of lines that stays open.</summary>
internal sealed class LineOffsetSink(SourceFile source, int maxLineBytes) : ISampleSink
{
    private readonly OffsetIndex _index = new(source.Path);

    public void Add(ReadOnlySpan<byte> record, long offset) => _index.Add(offset);

    public SampleStore Finish() => new(source.Path, source.TakeBytes(), _index, SampleLayout.Lines(maxLineBytes));

    public void Dispose()
    {
    }
}
