using System.Globalization;
using Macl.Cli.Embed;
using Macl.Cli.Modalities;
using Macl.Inputs.Text.Sentences;
using Macl.Text.Models;

namespace Macl.Cli.Sentences;

/// <summary>For <c>macl embed sentences</c>.</summary>
internal static class SentenceEmbedding
{
    public static Embedding Create()
    {
        var reader = new SentenceDataReader();
        var model = new SentenceModelOptions();
        return new()
        {
            Modality = SentenceModality.Name,
            Sample = "a line",
            Data = SentenceDataReader.Description,
            Options = [.. reader.OfEveryLine, .. model.All],
            Embed = (request, files) => Embed(request, files, reader, model),
        };
    }

    /// <summary>
    /// Blank lines have a row too, and a line that cannot be read is refused, so that rows count as lines do. Rows are written as they are made: neither sentences nor embeddings need fit into memory.
    /// </summary>
    private static WrittenEmbeddings Embed(EncoderRequest request, EmbeddingFiles files, SentenceDataReader reader, SentenceModelOptions options)
    {
        using var model = options.Load(request);
        using var sentences = reader.ReadEveryLine(request.Data, request.Opening);
        return files.Write(new EmbeddedSamples(
            sentences.Name, sentences.Count, model.Encoder.Options.HiddenSize, Rows(model, sentences, request.Opening), row => (row + 1).ToString(CultureInfo.InvariantCulture), Labels: null));
    }

    private static IEnumerable<float[]> Rows(SentenceModel model, SentenceDataSet sentences, Opening opening)
    {
        opening.Progress.Phase($"embedding {sentences.Count} sentences");
        int size = model.Encoder.Options.HiddenSize;
        int done = 0;
        foreach (float[] rows in SentenceEmbedder.InOrder(model, Enumerable.Range(0, sentences.Count).Select(index => sentences.Read(index).Text), opening.Cancellation))
        {
            yield return rows;
            done += rows.Length / size;
            opening.Progress.Advance(done, sentences.Count);
        }
    }
}
