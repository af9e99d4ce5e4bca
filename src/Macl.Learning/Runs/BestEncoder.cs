using System.Text.Json;
using Macl.Learning.Checkpoints;
using Macl.Learning.Training;
using static TorchSharp.torch;

namespace Macl.Learning.Runs;

/// <summary>
/// The best encoder of a run by its judgements while training: <c>best/</c> in the run folder. A run that is resumed at an earlier step meets the same judgements again, and
/// keeps the same encoder.
/// </summary>
/// <param name="folder">Where it is kept.</param>
/// <param name="encoder">The encoder in training.</param>
internal sealed class BestEncoder(string folder, nn.Module encoder)
{
    private const string RecordFile = "best.json";

    private readonly string _record = Path.Combine(folder, RecordFile);

    /// <summary>Keeps the encoder as it is if it is better than what is kept.</summary>
    /// <param name="step">The steps that it was trained.</param>
    /// <param name="score">Higher is better.</param>
    public void Offer(long step, double score)
    {
        if (ReadRecord() is { } kept && kept.Score >= score)
        {
            return;
        }

        using var scope = NewDisposeScope();
        Directory.CreateDirectory(folder);
        Safetensors.Write(WeightsOf(step), ModuleState.Export(encoder));
        DurableFile.WriteJson(_record, new BestRecord(step, score));
        foreach (string other in Directory.EnumerateFiles(folder, "*.safetensors").Where(file => !file.Equals(WeightsOf(step), StringComparison.Ordinal)))
        {
            File.Delete(other);
        }
    }

    /// <summary>Of a run that goes on and was judged before, the best encoder so far must be there: later ones are no measure of it.</summary>
    /// <exception cref="InvalidDataException">It is not, or what is kept is damaged.</exception>
    public void ThrowIfNone()
    {
        if (ReadRecord() is null)
        {
            throw new InvalidDataException($"{_record} is not there, which says what the best encoder of the run was before it stopped; the run cannot go on without it: begin it anew in another folder.");
        }
    }

    /// <summary>Gives the encoder the weights that are kept, if there are any.</summary>
    /// <returns>The steps that they were trained; null where none are kept.</returns>
    /// <exception cref="InvalidDataException">What is kept is damaged.</exception>
    public long? Restore()
    {
        if (ReadRecord() is not { } kept)
        {
            return null;
        }

        using var scope = NewDisposeScope();
        ModuleState.Import(encoder, Safetensors.Read(WeightsOf(kept.Step)));
        return kept.Step;
    }

    private string WeightsOf(long step) => Path.Combine(folder, $"step-{step}.safetensors");

    private BestRecord? ReadRecord()
    {
        try
        {
            return File.Exists(_record) ? WithWeights(JsonSerializer.Deserialize<BestRecord>(File.ReadAllBytes(_record), MaclJson.Options)) : null;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{_record} cannot be read: {problem.Message}", problem);
        }
    }

    private BestRecord? WithWeights(BestRecord? kept) => kept is null || File.Exists(WeightsOf(kept.Step))
        ? kept
        : throw new InvalidDataException($"{WeightsOf(kept.Step)} is not there, which {RecordFile} names as the best encoder of the run.");

    private sealed record BestRecord(long Step, double Score);
}
