using Macl.Inputs.Text;
using Macl.Inputs.Text.Sentences;
using Macl.Learning.Data;

namespace Macl.Text.Tests;

/// <summary>Sentences of a small language, made by a seed.</summary>
internal static class ToyText
{
    private static readonly string[] _words = ["the", "old", "cat", "saw", "a", "small", "house", "near", "river", "when", "rain", "fell", "over", "green", "hills", "and", "nobody", "sang"];

    /// <summary>Of 1 to <paramref name="mostWords"/> words.</summary>
    public static IReadOnlyList<string> Sentences(int count, int mostWords = 20, long seed = 1)
    {
        var random = RandomStreams.For(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Sentence(random, mostWords))];
    }

    /// <summary>Sentences as a data set.</summary>
    public static SentenceDataSet Data(int count, int mostWords = 20, long seed = 1) =>
        SentenceDataSet.From("toy", Sentences(count, mostWords, seed).Select(sentence => new TextSample(sentence)));

    /// <summary>Knows every word and, since it is learned from letters, any other.</summary>
    public static TextTokenizer Tokenizer() => WordPieceTraining.Train(Sentences(500), vocabularySize: 200);

    private static string Sentence(Random random, int mostWords) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, mostWords + 1)).Select(_ => _words[random.Next(_words.Length)]));
}
