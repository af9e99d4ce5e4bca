using System.Buffers;
using System.Text.Unicode;
using Macl.Inputs.Text.Sentences.Storage;

namespace Macl.Inputs.Text.Sentences.Collecting;

/// <summary>Takes the samples of a file in their order, leaves out what is none, and makes the data set.</summary>
/// <param name="file">What errors call it.</param>
/// <param name="unit">What a sample is in the file: "line" or "row".</param>
/// <param name="columns">What the fields are called, one to three.</param>
/// <param name="sink">Takes the samples; closed with this.</param>
/// <param name="options">What is left out.</param>
internal sealed class SampleCollector(string file, string unit, IReadOnlyList<string> columns, ISampleSink sink, SentenceReadingOptions options) : IDisposable
{
    private readonly LeftOutCounter _leftOut = new(file, unit, options.Strict || options.KeepBlank);
    private readonly SampleHash _hash = new(columns.Count);
    private readonly ArrayBufferWriter<byte> _record = new();
    private readonly string _halfEmpty = $"has no text in one of the columns {string.Join(", ", columns)}";
    private readonly string _tooLong = $"is longer than {options.MaxLineBytes:N0} bytes, the most that is allowed";
    private readonly List<string> _remarks = [];
    private int _count;

    /// <summary>Adds a sample, or counts why it is none.</summary>
    /// <param name="fields">As many as there are columns.</param>
    /// <param name="line">Where it is in the file, from 1.</param>
    /// <param name="offset">Where it begins in the unpacked file; used for lines that stay there.</param>
    /// <exception cref="DataFormatException">There are more samples than can be counted, or a fault is not allowed.</exception>
    public void Add(in SampleFields fields, long line, long offset = 0)
    {
        if (!AreUtf8(fields))
        {
            LeaveOutNoUtf8(line);
            return;
        }

        int blank = options.KeepBlank ? 0 : CountBlank(fields);
        if (blank == fields.Count)
        {
            LeaveOutBlank(line);
        }
        else if (blank > 0)
        {
            LeaveOut(_halfEmpty, line);
        }
        else
        {
            Keep(fields, offset);
        }
    }

    /// <summary>Counts a line that is no sample.</summary>
    /// <param name="reason">What it is or has, in a few words without an end mark; of a small number of different ones.</param>
    /// <param name="line">Where it is in the file, from 1.</param>
    /// <exception cref="DataFormatException">Faults are not allowed.</exception>
    public void LeaveOut(string reason, long line) => _leftOut.AddFault(reason, line);

    /// <summary>Adds a line without anything as an empty sample if blank ones are kept, or else counts it.</summary>
    /// <param name="line">Where it is in the file, from 1.</param>
    public void AddBlank(long line)
    {
        if (options.KeepBlank)
        {
            Keep(new SampleFields(columns.Count, default, default, default), offset: 0);
        }
        else
        {
            LeaveOutBlank(line);
        }
    }

    /// <summary>Counts a line without anything.</summary>
    public void LeaveOutBlank(long line) => _leftOut.AddBlank(line);

    /// <inheritdoc cref="LeaveOut"/>
    public void LeaveOutNoUtf8(long line) => _leftOut.AddFault("holds bytes that are no UTF-8", line);

    /// <inheritdoc cref="LeaveOut"/>
    public void LeaveOutTooLong(long line) => _leftOut.AddFault(_tooLong, line);

    /// <summary>Adds what the user should know about the whole file, if anything.</summary>
    public void Remark(string? remark)
    {
        if (remark is not null)
        {
            _remarks.Add(remark);
        }
    }

    /// <exception cref="DataFormatException">There is no sample.</exception>
    public SentenceDataSet Finish(string name)
    {
        string[] leftOut = [.. _leftOut.Remarks];
        if (_count == 0)
        {
            throw new DataFormatException(file, leftOut.Length == 0 ? $"is empty; it must hold at least one {unit} of text" : $"holds no sentence; {string.Join("; ", leftOut)}");
        }

        return new SentenceDataSet(name, columns.Count, sink.Finish(), _hash.Finish(), _leftOut.LeftOut, [.. _remarks, .. leftOut]);
    }

    public void Dispose()
    {
        _hash.Dispose();
        sink.Dispose();
    }

    private void Keep(in SampleFields fields, long offset)
    {
        _record.ResetWrittenCount();
        SampleRecord.Write(_record, fields);
        _hash.Append(_record.WrittenSpan);
        sink.Add(_record.WrittenSpan, offset);
        _count++;
    }

    private static bool AreUtf8(in SampleFields fields)
    {
        for (int index = 0; index < fields.Count; index++)
        {
            if (!Utf8.IsValid(fields[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static int CountBlank(in SampleFields fields)
    {
        int blank = 0;
        for (int index = 0; index < fields.Count; index++)
        {
            blank += BlankText.Is(fields[index]) ? 1 : 0;
        }

        return blank;
    }
}
