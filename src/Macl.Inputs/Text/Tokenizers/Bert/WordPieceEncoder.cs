using Macl.Inputs.Text.Tokenizers.Words;
using Microsoft.ML.Tokenizers;

namespace Macl.Inputs.Text.Tokenizers.Bert;

/// <summary>A word's pieces: from its beginning on, always the longest that the vocabulary has; one unknown token where none fits.</summary>
internal sealed class WordPieceEncoder : IWordEncoder
{
    private readonly WordPieceTokenizer _pieces;
    private readonly int _mostCharacters;

    public WordPieceEncoder(WordPieceModel model)
    {
        _mostCharacters = model.MostCharacters;
        using var lines = new MemoryStream();
        model.Vocabulary.WriteLines(lines);
        lines.Position = 0;
        _pieces = WordPieceTokenizer.Create(lines, new WordPieceOptions
        {
            UnknownToken = model.Unknown,
            ContinuingSubwordPrefix = WordPieceModel.Prefix,
            // The package counts UTF-16 units, of which a character has two at most.
            MaxInputCharsPerWord = 2 * model.MostCharacters,
        });
    }

    public int[] Encode(ReadOnlySpan<char> word) => WordLength.IsAbove(_mostCharacters, word) ? [_pieces.UnknownTokenId] : [.. _pieces.EncodeToIds(word, considerPreTokenization: false, considerNormalization: false)];
}
