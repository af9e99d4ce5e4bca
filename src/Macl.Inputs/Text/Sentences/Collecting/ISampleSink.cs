using Macl.Inputs.Text.Sentences.Storage;

namespace Macl.Inputs.Text.Sentences.Collecting;

/// <summary>Remembers samples while a file is read.</summary>
internal interface ISampleSink : IDisposable
{
    /// <param name="record">The sample as bytes.</param>
    /// <param name="offset">Where it begins in the unpacked file.</param>
    void Add(ReadOnlySpan<byte> record, long offset);

    /// <summary>The samples; none can be added any more.</summary>
    SampleStore Finish();
}
