using Macl.Inputs.Text;
using Macl.Learning.Runs;
using Macl.Text.Encoders;

namespace Macl.Text.Models;

/// <summary>What a folder in Hugging Face's layout says of a sentence encoder, its weights left unread.</summary>
/// <param name="Path">The model folder itself.</param>
/// <param name="Options">The encoder's shape.</param>
/// <param name="Tokenizer">Its tokenizer.</param>
/// <param name="Pooling">How features of tokens become those of the text.</param>
/// <param name="Normalise">Whether features are brought to length 1.</param>
/// <param name="MaxTokens">The most tokens of a sentence.</param>
internal sealed record SentenceModelFolder(string Path, TextEncoderOptions Options, TextTokenizer Tokenizer, Pooling Pooling, bool Normalise, int MaxTokens)
{
    private const int MostTokensWhereNothingSays = 512;

    /// <exception cref="Macl.Inputs.DataFormatException">A tokenizer's file is missing, damaged or of a kind that is not supported.</exception>
    /// <exception cref="InvalidDataException">There is no model, a file of it is damaged, or it is of a kind that is not supported.</exception>
    public static SentenceModelFolder Open(string folder)
    {
        string path = ModelFolder.Locate(folder);
        if (!File.Exists(System.IO.Path.Combine(path, TextModelConfig.FileName)))
        {
            throw new InvalidDataException($"{folder} holds no model: there is no {TextModelConfig.FileName} in it or in its folder {ModelFiles.Folder}. Is the run finished?");
        }

        var options = TextModelConfig.Read(path);
        TextWeights.ThrowIfTooFew(options, path);
        var tokenizer = TextTokenizer.Load(path);
        ThrowIfVocabularyDiffers(path, options, tokenizer);
        var modules = SentenceModules.Read(path);
        int most = modules.MaxTokens ?? tokenizer.MaxTokens ?? MostTokensWhereNothingSays;
        return new SentenceModelFolder(path, options, tokenizer, modules.Pooling, modules.Normalise, Math.Min(most, options.MaxTokens));
    }

    /// <summary>A table may have more rows than there are tokens, as where it was rounded up, but not fewer.</summary>
    private static void ThrowIfVocabularyDiffers(string path, TextEncoderOptions options, TextTokenizer tokenizer)
    {
        if (tokenizer.VocabularySize > options.VocabularySize)
        {
            throw new InvalidDataException($"The tokenizer in {path} has {tokenizer.VocabularySize} tokens, and {TextModelConfig.FileName} says vocab_size {options.VocabularySize}; allowed: no more tokens than that.");
        }
    }
}
