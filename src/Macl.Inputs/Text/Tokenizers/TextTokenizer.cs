using Macl.Inputs.Text.Tokenizers;
using Macl.Inputs.Text.Tokenizers.AddedTokens;
using Macl.Inputs.Text.Tokenizers.Bert;
using Macl.Inputs.Text.Tokenizers.Bytes;
using Macl.Inputs.Text.Tokenizers.Files;
using Macl.Inputs.Text.Tokenizers.Words;

namespace Macl.Inputs.Text;

/// <summary>
/// Turns texts into the numbers of tokens, as the tokenizers of BERT (WordPiece, with and without case) and RoBERTa (byte-level byte-pair encoding)
/// do, token for token. Thread safe.
/// </summary>
/// <remarks>
/// <para>Where characters changed their category since Unicode 8, such as marks of punctuation that were added later, this follows the Unicode version of .NET and
/// the reference (Hugging Face's tokenizers) its older one. Lone halves of surrogate pairs count as U+FFFD.</para>
/// <para>Tokens of words that occurred are remembered: about 10 MB at most.</para>
/// </remarks>
public sealed class TextTokenizer
{
    private readonly TokenizerDescription _description;
    private readonly Vocabulary _tokens;
    private readonly AddedTokenFinder _addedTokens;
    private readonly AddedTokenFinder _normalizedTokens;
    private readonly BertNormalizer? _normalizer;
    private readonly IWordSplitter _splitter;
    private readonly WordCache _words;
    private readonly bool _addPrefixSpace;

    internal TextTokenizer(TokenizerDescription description)
    {
        _description = description;
        _tokens = description.AllTokens();
        (_normalizer, _splitter, IWordEncoder encoder) = Parts(description.Model);
        _words = new WordCache(encoder);
        _addPrefixSpace = description.Model is BytePairModel { AddPrefixSpace: true };
        AddedToken[] added = [.. description.AddedTokens.OrderByDescending(token => token.Special)];
        _addedTokens = new(added.Where(token => !token.Normalized).Select(token => (token.Content, token)));
        _normalizedTokens = new(added.Where(token => token.Normalized).Select(token => (Normalized(token.Content), token)));
        SpecialIds = [.. added.Where(token => token.Special).Select(token => token.Id).Concat(description.Special.Ids).Distinct().Order()];
    }

    /// <summary>The tokens' numbers are from 0 to below this; the rows of the model's embedding table.</summary>
    public int VocabularySize => _tokens.Size;

    /// <summary>The token before every text: [CLS] or &lt;s&gt;.</summary>
    public int StartId => _description.Special.Start;

    /// <summary>The token behind every text: [SEP] or &lt;/s&gt;.</summary>
    public int EndId => _description.Special.End;

    /// <summary>The token that fills the short texts of a batch.</summary>
    public int PadId => _description.Special.Padding;

    /// <summary>The token for what a model must guess; null if the vocabulary has none.</summary>
    public int? MaskId => _description.Special.Mask;

    /// <summary>The token for words without tokens.</summary>
    public int UnknownId => _description.Special.Unknown;

    /// <summary>Ascending: the tokens that stand for no text.</summary>
    public IReadOnlyList<int> SpecialIds { get; }

    /// <summary>The most tokens that the model takes, start and end included, as its files say; null if they do not.</summary>
    public int? MaxTokens => _description.MaxTokens;

    /// <summary>Reads the tokenizer of a model in Hugging Face's layout.</summary>
    /// <remarks>
    /// tokenizer.json where there is one; else vocab.txt (WordPiece), or vocab.json and merges.txt (byte-level byte-pair encoding), as
    /// tokenizer_config.json says (do_lower_case, by default true; strip_accents; tokenize_chinese_chars; add_prefix_space). Special tokens and
    /// model_max_length come from tokenizer_config.json and special_tokens_map.json. Truncation and padding in tokenizer.json are not applied.
    /// </remarks>
    /// <param name="folder">The model's folder.</param>
    /// <exception cref="DataFormatException">A file is missing, damaged or of a kind that is not supported.</exception>
    public static TextTokenizer Load(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new TextTokenizer(TokenizerFolder.Read(folder));
    }

    /// <summary>Writes the tokenizer in Hugging Face's layout: tokenizer.json, tokenizer_config.json, special_tokens_map.json, and vocab.txt or vocab.json and merges.txt.</summary>
    /// <param name="folder">Made where it does not exist; files that are there are replaced.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        TokenizerWriter.Write(folder, _description);
    }

    /// <summary>A token's text, as the vocabulary has it; null if the number has no token.</summary>
    /// <param name="id">From 0 to below <see cref="VocabularySize"/>.</param>
    public string? TokenOf(int id)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)id, (uint)VocabularySize, nameof(id));
        return _tokens.TokenOf(id);
    }

    /// <summary>The numbers of a text's tokens between start and end.</summary>
    /// <param name="text">Any text; special tokens that stand in it count as such.</param>
    /// <param name="maxTokens">The most numbers, 2 or more; of a longer text the beginning is encoded.</param>
    /// <returns>The start, the text's tokens, the end: at least 2 numbers.</returns>
    public int[] Encode(string text, int maxTokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens, 2);
        var tokens = new TokenList(maxTokens - 1);
        tokens.Add(StartId);
        AppendText(WellFormedText.Of(text), tokens);
        return tokens.ToArray(EndId);
    }

    private void AppendText(ReadOnlySpan<char> text, TokenList tokens)
    {
        for (int position = 0; position < text.Length && !tokens.IsFull;)
        {
            AddedToken? found = _addedTokens.Next(text, ref position, out ReadOnlySpan<char> before);
            AppendPart(before, tokens);
            AddIfAny(found, tokens);
        }
    }

    private void AppendPart(ReadOnlySpan<char> part, TokenList tokens)
    {
        if (_normalizer is null)
        {
            AppendNormalized(part, tokens);
            return;
        }

        var normalized = new CharBuffer(part.Length);
        try
        {
            _normalizer.Normalize(part, ref normalized);
            AppendNormalized(normalized.Characters, tokens);
        }
        finally
        {
            normalized.Dispose();
        }
    }

    private void AppendNormalized(ReadOnlySpan<char> text, TokenList tokens)
    {
        for (int position = 0; position < text.Length && !tokens.IsFull;)
        {
            AddedToken? found = _normalizedTokens.Next(text, ref position, out ReadOnlySpan<char> before);
            AppendWords(_addPrefixSpace && before is not [] and not [' ', ..] ? $" {before}" : before, tokens);
            AddIfAny(found, tokens);
        }
    }

    private void AppendWords(ReadOnlySpan<char> text, TokenList tokens)
    {
        int position = 0;
        while (!tokens.IsFull && _splitter.TryNext(text, ref position, out ReadOnlySpan<char> word))
        {
            tokens.Add(_words.Encode(word));
        }
    }

    private string Normalized(string text)
    {
        if (_normalizer is null)
        {
            return text;
        }

        var normalized = new CharBuffer(text.Length);
        _normalizer.Normalize(text, ref normalized);
        return normalized.Characters.ToString();
    }

    private static void AddIfAny(AddedToken? token, TokenList tokens)
    {
        if (token is not null)
        {
            tokens.Add(token.Id);
        }
    }

    private static (BertNormalizer? Normalizer, IWordSplitter Splitter, IWordEncoder Encoder) Parts(TokenModel model) => model switch
    {
        WordPieceModel pieces => (new BertNormalizer(pieces.Normalization), new BertWords(), new WordPieceEncoder(pieces)),
        BytePairModel pairs => (null, new ByteLevelWords(), new BytePairEncoder(pairs)),
        _ => throw new ArgumentException($"{model.GetType().Name} is no model of tokens.", nameof(model)),
    };
}
