using System.Globalization;
using Macl.Cli.Embed;
using Macl.Cli.Modalities;
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
            Embed = request => Embed(request, reader, model),
        };
    }

    /// <summary>Blank lines have a row too, and a line that cannot be read is refused, so that rows count as lines do.</summary>
    private static EmbeddedSamples Embed(EncoderRequest request, SentenceDataReader reader, SentenceModelOptions options)
    {
        using var model = options.Load(request);
        using var sentences = reader.ReadEveryLine(request.Data, request.Opening);
        request.Opening.Progress.Phase($"embedding {sentences.Count} sentences");
        var texts = Enumerable.Range(0, sentences.Count).Select(index => sentences.Read(index).Text);
        var embeddings = SentenceEmbedder.Embed(model, texts, sentences.Count, request.Opening.Cancellation);
        return new EmbeddedSamples(sentences.Name, embeddings, row => (row + 1).ToString(CultureInfo.InvariantCulture), Labels: null);
    }
}
