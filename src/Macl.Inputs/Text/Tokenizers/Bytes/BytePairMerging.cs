using System.Runtime.InteropServices;
using System.Text;
using Macl.Inputs.Text.Tokenizers.Words;

namespace Macl.Inputs.Text.Tokenizers.Bytes;

/// <summary>Byte-pair encoding of long words in time n · log n: a queue of the pairs that can be merged, and tokens that know their neighbours.</summary>
internal sealed class BytePairMerging : IWordEncoder
{
    private const int Nowhere = -1;
    private readonly int[] _bytes;
    private readonly Dictionary<(int Left, int Right), Merge> _merges = [];

    /// <inheritdoc cref="BytePairEncoder(BytePairModel)"/>
    public BytePairMerging(BytePairModel model)
    {
        _bytes = [.. Enumerable.Range(0, 256).Select(value => model.Vocabulary.IdOf(ByteAlphabet.LetterOf((byte)value)))];
        foreach (string merge in model.Merges)
        {
            int blank = merge.IndexOf(' ', StringComparison.Ordinal);
            (string left, string right) = (merge[..blank], merge[(blank + 1)..]);
            _merges.Add((model.Vocabulary.IdOf(left), model.Vocabulary.IdOf(right)), new(_merges.Count, model.Vocabulary.IdOf(left + right)));
        }
    }

    public int[] Encode(ReadOnlySpan<char> word)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(word)];
        Encoding.UTF8.GetBytes(word, bytes);
        int[] tokens = Array.ConvertAll(bytes, value => _bytes[value]);
        MergeAll(tokens);
        return Array.FindAll(tokens, token => token != Nowhere);
    }

    /// <summary>A merged pair stands where its left part stood; where the right part stood is nothing.</summary>
    private void MergeAll(int[] tokens)
    {
        int[] next = [.. Enumerable.Range(1, tokens.Length)];
        int[] previous = [.. Enumerable.Range(-1, tokens.Length)];
        var queue = new PriorityQueue<int, (int Rank, int Position)>();
        for (int position = 0; position < tokens.Length; position++)
        {
            Offer(position);
        }

        while (queue.TryDequeue(out int left, out (int Rank, int Position) offered))
        {
            // What was offered may be merged otherwise by now.
            if (MergeAt(left) is not { } merge || merge.Rank != offered.Rank)
            {
                continue;
            }

            int right = next[left];
            tokens[left] = merge.Token;
            tokens[right] = Nowhere;
            next[left] = next[right];
            if (next[right] < tokens.Length)
            {
                previous[next[right]] = left;
            }

            Offer(previous[left]);
            Offer(left);
        }

        Merge? MergeAt(int left) =>
            left >= 0 && next[left] < tokens.Length && _merges.TryGetValue((tokens[left], tokens[next[left]]), out Merge merge) ? merge : null;

        void Offer(int left)
        {
            if (MergeAt(left) is { } merge)
            {
                queue.Enqueue(left, (merge.Rank, left));
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Merge(int Rank, int Token);
}
