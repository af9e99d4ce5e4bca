using System.Text.Json;
using System.Text.Json.Nodes;
using Macl.Inputs.Text;
using Macl.Inputs.Text.Tokenizers.Training;

namespace Macl.Inputs.Tests.Text.Tokenizers;

public sealed class WordPieceTrainingTests
{
    private static readonly JsonNode Reference = TokenizerReferences.ReadJson("training.json");
    private static readonly string[] Lines = Reference["lines"].Deserialize<string[]>()!;
    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>The reference numbers the characters within words in no certain order, on which ties depend; from there on all is certain.</summary>
    [Fact]
    public void Pieces_are_learned_in_the_order_of_the_reference()
    {
        string[] expected = Reference["vocabulary"].Deserialize<string[]>()!;
        string[] alphabet = [.. expected.TakeWhile(token => token.EnumerateRunes().Count() == (token.StartsWith("##", StringComparison.Ordinal) ? 3 : 1))];
        var words = new WordCounts(new(CleanText: true, HandleChineseChars: true, StripAccents: null, Lowercase: true));
        foreach (string line in Lines)
        {
            words.Add(line);
        }

        Assert.Equal(expected, new PieceTraining(alphabet, words.Counts).Learn(30_000, minimumFrequency: 0, TestContext.Current.CancellationToken));
    }

    /// <summary>Against the definition: count all pairs of all words again after every merge.</summary>
    [Fact]
    public void The_most_frequent_pair_of_neighbours_becomes_a_piece()
    {
        string[] lines = ["hug hugs hugging", "pug pugs", "bug bun bun hug", "gun hug pug", "aaaa aaa aa"];
        TextTokenizer tokenizer = Train(lines, 60);

        Assert.Equal(Learned(lines, 60), TokensOf(tokenizer));
    }

    [Theory]
    [InlineData(120)]
    [InlineData(200)]
    [InlineData(300)]
    public void The_vocabulary_has_the_size_that_is_asked_for(int size)
    {
        TextTokenizer tokenizer = Train(Lines, size);

        Assert.Equal(size, tokenizer.VocabularySize);
        Assert.Equal(size, TokensOf(tokenizer).Distinct().Count());
        Assert.Equal(Special, TokensOf(tokenizer)[..5]);
        Assert.Equal((0, 1, 2, 3, 4), (tokenizer.PadId, tokenizer.UnknownId, tokenizer.StartId, tokenizer.EndId, tokenizer.MaskId));
        Assert.Equal([0, 1, 2, 3, 4], tokenizer.SpecialIds);
    }

    [Fact]
    public void No_word_of_the_text_is_unknown()
    {
        TextTokenizer tokenizer = Train(Lines, 200);

        Assert.DoesNotContain(tokenizer.UnknownId, Lines.SelectMany(line => tokenizer.Encode(line, int.MaxValue)));
    }

    [Fact]
    public void A_larger_vocabulary_takes_fewer_tokens_and_begins_as_the_smaller()
    {
        TextTokenizer[] tokenizers = [.. ((int[])[100, 150, 250, 400]).Select(size => Train(Lines, size))];
        int[] counts = [.. tokenizers.Select(tokenizer => Lines.Sum(line => tokenizer.Encode(line, int.MaxValue).Length))];

        Assert.Equal(counts.OrderDescending().Distinct(), counts);
        Assert.All(tokenizers, smaller => Assert.Equal(TokensOf(smaller), TokensOf(tokenizers[^1])[..smaller.VocabularySize]));
    }

    [Fact]
    public void The_order_of_the_lines_does_not_matter()
    {
        string[] shuffled = [.. Lines];
        new Random(1).Shuffle(shuffled);

        Assert.Equal(TokensOf(Train(Lines, 300)), TokensOf(Train(shuffled, 300)));
    }

    [Fact]
    public void Pairs_below_the_minimum_frequency_are_not_merged()
    {
        string[] lines = ["ab ab ab", "cd cd", "ef"];

        Assert.Equal(["ab", "cd", "ef"], Pieces(Train(lines, 100, minimumFrequency: 1)));
        Assert.Equal(["ab", "cd"], Pieces(Train(lines, 100)));
        Assert.Equal(["ab"], Pieces(Train(lines, 100, minimumFrequency: 3)));
    }

    [Fact]
    public void The_rarest_characters_are_left_out_and_their_words_teach_nothing()
    {
        TextTokenizer tokenizer = Train(["ab ab ab ab", "cd cd cd", "azb azb"], 100, alphabetLimit: 4);

        Assert.Equal([.. Special, "a", "b", "c", "d", "##b", "##d", "ab", "cd"], TokensOf(tokenizer));
        Assert.Equal([2, 1, 11, 3], tokenizer.Encode("azb ab", 9));
    }

    [Fact]
    public void Case_and_accents_stay_where_they_are_wanted()
    {
        string[] lines = ["Éa Éa éa éa"];

        Assert.Equal(["ea"], Pieces(Train(lines, 100)));
        Assert.Equal(["Éa", "éa"], Pieces(Train(lines, 100, lowerCase: false)));
    }

    [Fact]
    public void Words_that_are_too_long_for_pieces_teach_nothing()
    {
        string longest = string.Concat(Enumerable.Repeat("𝒜", 100));
        string[] lines = ["ab ab", longest + "x", new string('y', 200_000), "\ud800", "\0\u200b"];

        Assert.Equal([.. Special, "a", "b", "##b", "ab"], TokensOf(Train(lines, 100)));
        Assert.DoesNotContain(1, Train([longest], 100).Encode(longest, 200));
    }

    [Fact]
    public void A_trained_tokenizer_is_saved_and_loaded()
    {
        using var folder = new TemporaryFolder();
        TextTokenizer tokenizer = Train(Lines, 300, maxTokens: 128);
        tokenizer.Save(folder.Path);
        TextTokenizer loaded = TextTokenizer.Load(folder.Path);

        Assert.Equal(128, loaded.MaxTokens);
        Assert.Equal(TokensOf(tokenizer), TokensOf(loaded));
        Assert.All(Lines, line => Assert.Equal(tokenizer.Encode(line, 64), loaded.Encode(line, 64)));
    }

    [Fact]
    public void What_cannot_be_trained_is_refused()
    {
        Assert.StartsWith("The text has no words.", Assert.Throws<ArgumentException>(() => Train(["", " \0"], 100)).Message, StringComparison.Ordinal);
        Assert.StartsWith("A vocabulary of 7 tokens was asked for; 8, which the special tokens and the text's characters are, to 2,097,152 are allowed.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Train(["ab"], 7)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Train(["ab"], 100, minimumFrequency: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Train(["ab"], 100, alphabetLimit: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Train(["ab"], 100, maxTokens: 1));
        Assert.Throws<OperationCanceledException>(() => WordPieceTraining.Train(["ab"], 100, cancellation: new CancellationToken(canceled: true)));
    }

    private static TextTokenizer Train(IEnumerable<string> lines, int size, int minimumFrequency = 2, int alphabetLimit = 1000, int? maxTokens = null, bool lowerCase = true) =>
        WordPieceTraining.Train(lines, size, lowerCase, minimumFrequency, alphabetLimit, maxTokens, TestContext.Current.CancellationToken);

    private static string[] TokensOf(TextTokenizer tokenizer) => [.. Enumerable.Range(0, tokenizer.VocabularySize).Select(id => tokenizer.TokenOf(id)!)];

    /// <summary>The tokens of more than one character.</summary>
    private static IEnumerable<string> Pieces(TextTokenizer tokenizer) => TokensOf(tokenizer)[5..].Where(token => token.Replace("##", "", StringComparison.Ordinal).Length > 1);

    private static List<string> Learned(string[] lines, int size)
    {
        List<string>[] words = [.. lines.SelectMany(line => line.Split(' ')).Select(word => word.Select((letter, index) => index > 0 ? $"##{letter}" : $"{letter}").ToList())];
        List<string> tokens =
        [
            .. Special,
            .. lines.SelectMany(line => line.Replace(" ", "", StringComparison.Ordinal)).Distinct().Order().Select(letter => letter.ToString()),
            .. words.SelectMany(word => word.Skip(1)).Distinct().Order(StringComparer.Ordinal),
        ];
        while (tokens.Count < size)
        {
            var pairs = words.SelectMany(word => word.Zip(word.Skip(1))).CountBy(pair => pair).Where(pair => pair.Value >= 2)
                .OrderByDescending(pair => pair.Value).ThenBy(pair => tokens.IndexOf(pair.Key.First)).ThenBy(pair => tokens.IndexOf(pair.Key.Second)).ToArray();
            if (pairs.Length == 0)
            {
                break;
            }

            (string left, string right) = pairs[0].Key;
            string merged = left + right[2..];
            if (!tokens.Contains(merged))
            {
                tokens.Add(merged);
            }

            foreach (List<string> word in words)
            {
                for (int index = 0; index + 1 < word.Count; index++)
                {
                    if (word[index] == left && word[index + 1] == right)
                    {
                        word[index] = merged;
                        word.RemoveAt(index + 1);
                    }
                }
            }
        }

        return tokens;
    }
}
