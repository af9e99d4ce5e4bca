using Macl.Inputs.Text;
using Macl.Text.Encoders;
using TorchSharp;
using static TorchSharp.torch;

namespace Macl.Text.Models;

/// <summary>A text encoder with its tokenizer: sentences → features. As a folder, what Hugging Face's transformers and sentence-transformers load.</summary>
/// <param name="encoder">Tokens → features, with its pooling. Owned by the model.</param>
/// <param name="tokenizer">Sentences → tokens, of no more numbers than the encoder's vocabulary.</param>
/// <param name="maxTokens">The most tokens of a sentence, start and end included, 2 or more; of longer ones the beginning is seen.</param>
public sealed class SentenceModel(TextEncoder encoder, TextTokenizer tokenizer, int maxTokens) : IDisposable
{
    /// <summary>Tokens → features.</summary>
    public TextEncoder Encoder => encoder;

    /// <summary>Sentences → tokens.</summary>
    public TextTokenizer Tokenizer => tokenizer;

    /// <summary>The most tokens of a sentence, start and end included.</summary>
    public int MaxTokens => maxTokens;

    /// <summary>
    /// Reads a folder in Hugging Face's layout: published weights, or the model of a run. The pooling is that of <c>1_Pooling/config.json</c>, or else that of the first token; the
    /// most tokens are those of <c>sentence_bert_config.json</c>, or else of the tokenizer, and no more than the encoder has positions for.
    /// </summary>
    /// <param name="folder">The model folder, or a run folder with one.</param>
    /// <param name="device">Where the encoder is put, in evaluation mode.</param>
    /// <exception cref="Macl.Inputs.DataFormatException">A tokenizer's file is missing, damaged or of a kind that is not supported.</exception>
    /// <exception cref="InvalidDataException">There is no model, a file of it is damaged, or it is of a kind that is not supported.</exception>
    public static SentenceModel Load(string folder, Device device)
    {
        var parts = SentenceModelFolder.Open(folder);
        var encoder = new TextEncoder(parts.Options, seed: 0);
        try
        {
            TextWeights.Load(encoder, parts.Path);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }

        (encoder.Pooling, encoder.Normalise) = (parts.Pooling, parts.Normalise);
        encoder.to(device);
        encoder.eval();
        return new SentenceModel(encoder, parts.Tokenizer, parts.MaxTokens);
    }

    /// <inheritdoc/>
    public void Dispose() => encoder.Dispose();
}
