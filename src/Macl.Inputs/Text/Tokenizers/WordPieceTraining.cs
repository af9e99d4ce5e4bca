using System.Text;
using Macl.Inputs.Text.Tokenizers;
using Macl.Inputs.Text.Tokenizers.AddedTokens;
using Macl.Inputs.Text.Tokenizers.Bert;
using Macl.Inputs.Text.Tokenizers.Files;
using Macl.Inputs.Text.Tokenizers.Training;

namespace Macl.Inputs.Text;

/// <summary>Makes vocabularies for models that are trained from scratch.</summary>
public static class WordPieceTraining
{
    private static readonly SpecialTokens Special = new(Start: 2, End: 3, Padding: 0, Unknown: 1, Mask: 4);

    /// <summary>Learns a WordPiece vocabulary from a text, and returns BERT's tokenizer with it. The same text gives the same vocabulary.</summary>
    /// <remarks>
    /// As Hugging Face's WordPiece trainer: [PAD], [UNK], [CLS], [SEP] and [MASK], the alphabet, and then pieces by the frequency of their parts beside each other.
    /// Of equally frequent ones the pair of the older tokens comes first. Memory grows with the different words of the text, not with its length.
    /// </remarks>
    /// <param name="lines">The text; read once.</param>
    /// <param name="vocabularySize">The most tokens; fewer if the text has no more.</param>
    /// <param name="lowerCase">Whether letters lose their case and their accents. Default true.</param>
    /// <param name="minimumFrequency">Pieces whose parts stand beside each other less often are not learned; 1 or more. Default 2.</param>
    /// <param name="alphabetLimit">The most characters; of more, the rarest are unknown, and the words with them. 1 or more, default 1,000.</param>
    /// <param name="maxTokens">The most tokens that the model will take, 2 or more; null (the default) says nothing.</param>
    /// <param name="cancellation">Stops the training.</param>
    /// <exception cref="ArgumentException">The text has no words.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or the vocabulary is too small for the alphabet.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TextTokenizer Train(
        IEnumerable<string> lines, int vocabularySize, bool lowerCase = true, int minimumFrequency = 2, int alphabetLimit = 1000, int? maxTokens = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumFrequency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(alphabetLimit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokens ?? 2, 2, nameof(maxTokens));
        var normalization = new BertNormalization(CleanText: true, HandleChineseChars: true, StripAccents: null, lowerCase);
        WordCounts words = Count(lines, normalization, cancellation);
        if (words.Counts.Count == 0)
        {
            throw new ArgumentException("The text has no words.", nameof(lines));
        }

        AddedToken[] special = [.. SpecialTokenNames.Bert.All.Select((token, id) => token with { Id = id })];
        string[] tokens = [.. special.Select(token => token.Content), .. AlphabetOf(words, alphabetLimit)];
        if (vocabularySize < tokens.Length || vocabularySize > Vocabulary.MostIds)
        {
            throw new ArgumentOutOfRangeException(nameof(vocabularySize), $"A vocabulary of {vocabularySize:N0} tokens was asked for; {tokens.Length:N0}, which the special tokens and the text's characters are, to {Vocabulary.MostIds:N0} are allowed.");
        }

        IReadOnlyList<string> learned = new PieceTraining(tokens, words.Counts).Learn(vocabularySize, minimumFrequency, cancellation);
        var vocabulary = new Vocabulary(learned.Index().ToDictionary(token => token.Item, token => token.Index, StringComparer.Ordinal));
        return new TextTokenizer(new TokenizerDescription(new WordPieceModel(vocabulary, normalization, SpecialTokenNames.Bert.Unknown.Content), special, Special, maxTokens));
    }

    private static WordCounts Count(IEnumerable<string> lines, BertNormalization normalization, CancellationToken cancellation)
    {
        var words = new WordCounts(normalization);
        foreach (string line in lines)
        {
            cancellation.ThrowIfCancellationRequested();
            words.Add(line);
        }

        return words;
    }

    /// <summary>Every character as the beginning of a word, and those that stand within words with the prefix.</summary>
    private static IEnumerable<string> AlphabetOf(WordCounts words, int limit)
    {
        Dictionary<Rune, long> characters = words.Characters();
        Rune[] kept = [.. characters.OrderByDescending(character => character.Value).ThenBy(character => character.Key).Take(limit).Select(character => character.Key).Order()];
        HashSet<Rune> within = [.. words.Counts.Keys.SelectMany(word => word.EnumerateRunes().Skip(1))];
        return [.. kept.Select(character => PieceTraining.TokenOf(character, isWithin: false)), .. kept.Where(within.Contains).Select(character => PieceTraining.TokenOf(character, isWithin: true))];
    }
}
