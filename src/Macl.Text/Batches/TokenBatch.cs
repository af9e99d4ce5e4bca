using static TorchSharp.torch;

namespace Macl.Text.Batches;

/// <summary>Several texts as tokens, each filled up at its end to the length of the longest: what a text encoder takes. Owns its tensors.</summary>
public sealed class TokenBatch : IDisposable
{
    private TokenBatch(Tensor ids, Tensor? isToken, long dropoutSeed)
    {
        Ids = ids.DetachFromDisposeScope();
        IsToken = isToken?.DetachFromDisposeScope();
        DropoutSeed = dropoutSeed;
    }

    /// <summary>[N, L], int64.</summary>
    public Tensor Ids { get; }

    /// <summary>[N, L], bool: false where a text is filled up. Null where all texts have the same length.</summary>
    public Tensor? IsToken { get; }

    /// <summary>
    /// Decides what dropout leaves out of these texts in training, and nothing else does: dropout is the augmentation here, so that its draw belongs to the
    /// view. The same texts under the same seed have the same features.
    /// </summary>
    public long DropoutSeed { get; }

    /// <summary>Puts texts beside each other.</summary>
    /// <param name="texts">The tokens of each, at least one text and one token in each.</param>
    /// <param name="padId">What shorter texts are filled up with.</param>
    /// <param name="device">Where the tensors go.</param>
    /// <param name="dropoutSeed">Of no account outside training.</param>
    /// <exception cref="ArgumentException">There is no text, or one without tokens.</exception>
    public static TokenBatch Of(IReadOnlyList<IReadOnlyList<int>> texts, int padId, Device device, long dropoutSeed = 0)
    {
        if (texts.Count == 0 || texts.Any(text => text.Count == 0))
        {
            throw new ArgumentException($"There are {texts.Count} texts, of which {texts.Count(text => text.Count == 0)} have no tokens; allowed: one text or more, with one token or more each.", nameof(texts));
        }

        using var scope = NewDisposeScope();
        int length = texts.Max(text => text.Count);
        Tensor ids = tensor(Filled(texts, length, token => (long)token, padId), [texts.Count, length], device: device);
        bool isEven = texts.All(text => text.Count == length);
        Tensor? isToken = isEven ? null : tensor(Filled(texts, length, _ => true, false), [texts.Count, length], device: device);
        return new TokenBatch(ids, isToken, dropoutSeed);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Ids.Dispose();
        IsToken?.Dispose();
    }

    private static T[] Filled<T>(IReadOnlyList<IReadOnlyList<int>> texts, int length, Func<int, T> value, T padding)
    {
        var values = new T[texts.Count * length];
        Array.Fill(values, padding);
        for (int text = 0; text < texts.Count; text++)
        {
            for (int place = 0; place < texts[text].Count; place++)
            {
                values[(text * length) + place] = value(texts[text][place]);
            }
        }

        return values;
    }
}
