using System.Text.Json;

namespace Macl.Learning.Training;

/// <summary>
/// <c>metrics.jsonl</c>: one JSON object a line, one line a step, and one for every evaluation. It holds no times, so that
/// equal runs write equal files, however often they were stopped.
/// </summary>
public sealed class MetricsFile : TrainingObserver, IDisposable
{
    private readonly FileStream _file;

    /// <param name="path">The file.</param>
    /// <param name="keep">How many bytes of it stay; what lies behind them is written again by the resumed run.</param>
    /// <exception cref="InvalidDataException">The file is shorter than that, or no line ends there. It stays as it is.</exception>
    public MetricsFile(string path, long keep)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            ThrowIfNoLineEndsAt(keep);
            _file.SetLength(keep);
            _file.Seek(0, SeekOrigin.End);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Bytes written so far.</summary>
    public long Length => _file.Length;

    /// <inheritdoc/>
    public override void OnStep(TrainingState state, StepReport report) => WriteLine(json =>
    {
        json.WriteNumber("step", report.Step);
        json.WriteNumber("epoch", report.Epoch);
        json.WriteNumber("loss", report.Loss);
        json.WriteNumber("learningRate", report.LearningRate);
        WriteNumbers(json, report.Scalars);
    });

    /// <summary>Adds the line of an evaluation.</summary>
    public void WriteEvaluation(TrainingState state, IReadOnlyDictionary<string, double> metrics) => WriteLine(json =>
    {
        json.WriteNumber("step", state.Step);
        json.WriteNumber("epoch", state.EpochsDone);
        json.WriteStartObject("evaluation");
        WriteNumbers(json, metrics);
        json.WriteEndObject();
    });

    /// <summary>Sees to it that all that was written survives a crash of the machine.</summary>
    public void FlushToDisk() => _file.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void ThrowIfNoLineEndsAt(long end)
    {
        if (_file.Length < end)
        {
            throw new InvalidDataException($"{_file.Name} has lost its end: the checkpoint was made when it had {end} bytes, and it has {_file.Length}.");
        }

        _file.Seek(Math.Max(0, end - 1), SeekOrigin.Begin);
        if (end != 0 && (end < 0 || _file.ReadByte() != '\n'))
        {
            throw new InvalidDataException($"{_file.Name} is not the file that the checkpoint knew: no line ends at its byte {end}.");
        }
    }

    private void WriteLine(Action<Utf8JsonWriter> members)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        line.WriteTo(_file);
        _file.Flush();
    }

    private static void WriteNumbers(Utf8JsonWriter json, IReadOnlyDictionary<string, double> numbers)
    {
        foreach (var (name, value) in numbers)
        {
            if (double.IsFinite(value))
            {
                json.WriteNumber(name, value);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }
}
