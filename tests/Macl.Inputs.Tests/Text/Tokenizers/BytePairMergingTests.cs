using Macl.Inputs.Text.Tokenizers;
using Macl.Inputs.Text.Tokenizers.Bytes;
using Macl.Inputs.Text.Tokenizers.Files;

namespace Macl.Inputs.Tests.Text.Tokenizers;

public sealed class BytePairMergingTests
{
    /// <summary>Words short enough for the package, which merges them in its own way.</summary>
    [Fact]
    public void Long_words_are_merged_as_short_ones()
    {
        using TemporaryFolder folder = TokenizerReferences.RobertaFolder();
        var model = (BytePairModel)TokenizerFolder.Read(folder.Path).Model;
        (var package, var own) = (new BytePairEncoder(model), new BytePairMerging(model));
        var random = new Random(3);
        string[] parts = ["a", "aa", "the", "ing", "er", " ", "é", "漢", "😀", "zq", "word", "12", "--"];
        for (int round = 0; round < 500; round++)
        {
            string word = string.Concat(Enumerable.Range(0, 1 + random.Next(60)).Select(_ => parts[random.Next(parts.Length)]));

            Assert.Equal(package.Encode(word), own.Encode(word));
        }
    }

    /// <summary>By the definition: as long as there is a pair that can be merged, the leftmost of those that come first in the merges.</summary>
    [Fact]
    public void The_first_merge_is_made_first()
    {
        string[] letters = [.. Enumerable.Range(0, 256).Select(value => ByteAlphabet.LetterOf((byte)value))];
        string[] merges = ["b c", "a b", "a a", "aa a", "ab a", "bc a", "aa bc", "ab ab"];
        var ids = letters.Concat(merges.Select(merge => merge.Replace(" ", "", StringComparison.Ordinal))).Distinct().Index().ToDictionary(token => token.Item, token => token.Index);
        var model = new BytePairModel(new Vocabulary(ids), merges, AddPrefixSpace: false);
        var merging = new BytePairMerging(model);
        var random = new Random(5);
        for (int round = 0; round < 500; round++)
        {
            string word = string.Concat(Enumerable.Range(0, 1 + random.Next(30)).Select(_ => "abc"[random.Next(3)]));

            Assert.Equal(Merged(word, merges).Select(token => ids[token]), merging.Encode(word));
        }
    }

    private static List<string> Merged(string word, string[] merges)
    {
        List<string> tokens = [.. word.Select(letter => letter.ToString())];
        while (true)
        {
            var ranks = Enumerable.Range(0, tokens.Count - 1).Select(left => (Rank: Array.IndexOf(merges, $"{tokens[left]} {tokens[left + 1]}"), Left: left)).Where(pair => pair.Rank >= 0).ToArray();
            if (ranks.Length == 0)
            {
                return tokens;
            }

            int first = ranks.Min().Left;
            tokens[first] += tokens[first + 1];
            tokens.RemoveAt(first + 1);
        }
    }
}
