using Macl.Inputs.Text.Sentences;
using Macl.Text.Recipes;

namespace Macl.Cli.Sentences;

/// <summary>What a command learns from and is judged by.</summary>
/// <param name="Sentences">Sentences, pairs or triplets.</param>
/// <param name="Judged">The scored pairs.</param>
/// <param name="Start">Where the encoder begins.</param>
internal sealed record SentenceData(SentenceDataSet Sentences, JudgedPairs Judged, SentenceStart Start) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Sentences.Dispose();
}
