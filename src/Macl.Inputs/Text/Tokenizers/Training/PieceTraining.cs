using System.Runtime.InteropServices;
using System.Text;
using Macl.Inputs.Text.Tokenizers.Bert;

namespace Macl.Inputs.Text.Tokenizers.Training;

/// <summary>
/// Learns pieces of words as Hugging Face's WordPiece trainer does: words begin as characters, and the pair of neighbours that is most frequent in all words becomes
/// one piece, until there are enough.
/// </summary>
/// <remarks>
/// Frequencies are kept up to date by what a merge changes, and a queue holds every pair with the words that it may be in. A pair that turns up again later has
/// several places in the queue, each with its words; its frequency is not counted down by its own merge, as in the reference.
/// </remarks>
internal sealed class PieceTraining
{
    private readonly List<string> _tokens;
    private readonly Dictionary<string, int> _ids;
    private readonly List<int[]> _words = [];
    private readonly List<int> _lengths = [];
    private readonly List<long> _counts = [];
    private readonly Dictionary<Pair, long> _frequencies = [];
    private readonly Dictionary<Pair, List<int>> _found = [];
    private readonly PriorityQueue<List<int>, (long Frequency, Pair Pair)> _queue = new(Comparer<(long Frequency, Pair Pair)>.Create(Order));

    /// <param name="tokens">The vocabulary to begin with, where every character has a token for the beginning of words, and one with the prefix for elsewhere.</param>
    /// <param name="words">Words and how often they stand in the text; those with other characters teach nothing.</param>
    public PieceTraining(IEnumerable<string> tokens, IReadOnlyDictionary<string, long> words)
    {
        _tokens = [.. tokens];
        _ids = _tokens.Index().ToDictionary(token => token.Item, token => token.Index, StringComparer.Ordinal);
        foreach ((string word, long count) in words)
        {
            AddWord(word, count);
        }

        Enqueue();
    }

    /// <summary>Learns pieces and returns the whole vocabulary, in the order of learning.</summary>
    /// <param name="vocabularySize">The most tokens.</param>
    /// <param name="minimumFrequency">Rarer pairs are not merged.</param>
    /// <param name="cancellation">Stops the learning.</param>
    public IReadOnlyList<string> Learn(int vocabularySize, long minimumFrequency, CancellationToken cancellation)
    {
        while (_tokens.Count < vocabularySize && _queue.TryDequeue(out List<int>? words, out (long Frequency, Pair Pair) place))
        {
            cancellation.ThrowIfCancellationRequested();
            long frequency = _frequencies[place.Pair];
            if (frequency < Math.Max(minimumFrequency, 1))
            {
                continue;
            }

            if (frequency == place.Frequency)
            {
                Merge(place.Pair, words);
            }
            else
            {
                _queue.Enqueue(words, (frequency, place.Pair));
            }
        }

        return _tokens;
    }

    /// <summary>The more frequent first, then the older.</summary>
    private static int Order((long Frequency, Pair Pair) one, (long Frequency, Pair Pair) other)
    {
        int order = other.Frequency.CompareTo(one.Frequency);
        return order != 0 ? order : (one.Pair.Left, one.Pair.Right).CompareTo((other.Pair.Left, other.Pair.Right));
    }

    private void AddWord(string word, long count)
    {
        int[] pieces = [.. word.EnumerateRunes().Select((character, index) => _ids.GetValueOrDefault(TokenOf(character, index > 0), -1))];
        if (pieces.Contains(-1))
        {
            return;
        }

        _words.Add(pieces);
        _lengths.Add(pieces.Length);
        _counts.Add(count);
        for (int right = 1; right < pieces.Length; right++)
        {
            Change(new(pieces[right - 1], pieces[right]), count);
            Find(new(pieces[right - 1], pieces[right]), _words.Count - 1);
        }
    }

    private void Merge(Pair pair, List<int> words)
    {
        string token = _tokens[pair.Left] + _tokens[pair.Right][WordPieceModel.Prefix.Length..];
        if (!_ids.TryGetValue(token, out int merged))
        {
            merged = _tokens.Count;
            _tokens.Add(token);
            _ids.Add(token, merged);
        }

        foreach (int word in words)
        {
            MergeIn(word, pair, merged);
        }

        Enqueue();
    }

    private void MergeIn(int word, Pair pair, int merged)
    {
        Span<int> pieces = _words[word].AsSpan(0, _lengths[word]);
        long count = _counts[word];
        int kept = 0;
        for (int read = 0; read < pieces.Length; read++)
        {
            if (pieces[read] != pair.Left || read + 1 == pieces.Length || pieces[read + 1] != pair.Right)
            {
                pieces[kept++] = pieces[read];
                continue;
            }

            if (kept > 0)
            {
                Replace(new(pieces[kept - 1], pair.Left), new(pieces[kept - 1], merged), word, count);
            }

            read++;
            if (read + 1 < pieces.Length)
            {
                Replace(new(pair.Right, pieces[read + 1]), new(merged, pieces[read + 1]), word, count);
            }

            pieces[kept++] = merged;
        }

        _lengths[word] = kept;
    }

    private void Replace(Pair old, Pair made, int word, long count)
    {
        Change(old, -count);
        Change(made, count);
        Find(made, word);
    }

    private void Change(Pair pair, long count) => CollectionsMarshal.GetValueRefOrAddDefault(_frequencies, pair, out _) += count;

    /// <summary>Words come one after the other, so that one that is there already is the last.</summary>
    private void Find(Pair pair, int word)
    {
        List<int> words = CollectionsMarshal.GetValueRefOrAddDefault(_found, pair, out _) ??= [];
        if (words.Count == 0 || words[^1] != word)
        {
            words.Add(word);
        }
    }

    private void Enqueue()
    {
        foreach ((Pair pair, List<int> words) in _found)
        {
            _queue.Enqueue(words, (_frequencies[pair], pair));
        }

        _found.Clear();
    }

    /// <summary>The token of a character at the beginning of a word, or within it.</summary>
    public static string TokenOf(Rune character, bool isWithin) => isWithin ? WordPieceModel.Prefix + character : character.ToString();

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Pair(int Left, int Right);
}
