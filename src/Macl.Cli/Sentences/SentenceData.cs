using Macl.Inputs.Text.Sentences;
using Macl.Text.Recipes;

namespace Macl.Cli.Sentences;

/// <summary>What a command learns from and is judged by.</summary>
/// <param name="Sentences">Sentences, pairs or triplets.</param>
/// <param name="Judged">The scored pairs.</param>
/// <param name="From">The model folder that weights and tokenizer come from; null where weights are drawn.</param>
/// <param name="Tokenizer">The model folder that the tokenizer alone comes from; null where it comes with the weights, or is made from the data.</param>
internal sealed record SentenceData(SentenceDataSet Sentences, JudgedPairs Judged, string? From, string? Tokenizer) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Sentences.Dispose();
}
