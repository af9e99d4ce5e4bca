using Macl.Inputs.Text.Sentences.Collecting;
using Macl.Inputs.Text.Sentences.Storage;

namespace Macl.Inputs.Text.Sentences;

/// <summary>
/// Sentences, pairs or triplets by number, read when they are asked for, from memory or from a file. The numbers are the same each time the same data is opened.
/// </summary>
public sealed class SentenceDataSet : IDisposable
{
    private readonly SampleStore _samples;
    private readonly int _fieldCount;
    private volatile bool _isClosed;

    internal SentenceDataSet(string name, int fieldCount, SampleStore samples, string fingerprint, IReadOnlyList<LeftOutLines> leftOut, IReadOnlyList<string> remarks)
    {
        Name = name;
        _fieldCount = fieldCount;
        _samples = samples;
        Fingerprint = fingerprint;
        LeftOut = leftOut;
        Remarks = remarks;
    }

    /// <summary>What reports call it: the file's name without its ending.</summary>
    public string Name { get; }

    /// <summary>Samples; at least 1.</summary>
    public int Count => _samples.Count;

    /// <summary>Whether the samples are pairs of a query and its positive, with or without a hard negative.</summary>
    public bool HasPositives => _fieldCount > 1;

    /// <summary>Whether the samples have hard negatives.</summary>
    public bool HasHardNegatives => _fieldCount > 2;

    /// <summary>SHA-256, in hexadecimal, of all samples in their order, whatever file they came from: for records of runs.</summary>
    public string Fingerprint { get; }

    /// <summary>Lines that are no part of the data, by reason, in the order in which the reasons appear in the file.</summary>
    public IReadOnlyList<LeftOutLines> LeftOut { get; }

    /// <summary>What the user should know about how the data was understood and what was left out, a sentence each without an end mark.</summary>
    public IReadOnlyList<string> Remarks { get; }

    /// <summary>Makes a data set of samples that a program has already, kept as they are.</summary>
    /// <param name="name">What reports call it.</param>
    /// <param name="samples">At least one. Either all or none have a positive, and either all or none a hard negative, which needs a positive.</param>
    /// <exception cref="ArgumentException">There is no sample, or they are not alike.</exception>
    public static SentenceDataSet From(string name, IEnumerable<TextSample> samples) => GivenSamples.Collect(name, samples);

    /// <summary>A sample. Called from several threads at once.</summary>
    /// <param name="index">From 0 to below <see cref="Count"/>.</param>
    /// <exception cref="DataFormatException">The file changed since the data was opened.</exception>
    public TextSample Read(int index)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _samples.Read(index);
    }

    /// <summary>Closes the file, and deletes what was unpacked.</summary>
    public void Dispose()
    {
        _isClosed = true;
        _samples.Dispose();
    }
}
