using Macl.Inputs.Text;
using Macl.Learning.Data;
using static TorchSharp.torch;

namespace Macl.Text.Batches;

/// <summary>
/// What a masked language model sees (Devlin et al., 2019): first the sentence with some tokens hidden, second the hidden tokens where they stood, and padding everywhere else.
/// Of the hidden tokens eight in ten become the mask, one in ten any token, and one in ten stays.
/// </summary>
/// <param name="tokenizer">Knows the special tokens.</param>
/// <param name="maskRate">The part of a sentence's tokens that is hidden, above 0 to 1; at least one of each.</param>
/// <param name="seed">Of the draws.</param>
internal sealed class MaskedViews(TextTokenizer tokenizer, double maskRate, long seed) : ISentenceViews
{
    private const long MaskStream = 4;
    private const long DropoutStream = 5;
    private const double Masked = .8;
    private const double MaskedOrReplaced = .9;

    private readonly int _maskId = tokenizer.MaskId ?? throw new ArgumentException("The vocabulary has no token for what is hidden; a masked language model needs one, such as [MASK].", nameof(tokenizer));

    public ViewPair<TokenBatch> Make(Batch batch, int part, IReadOnlyList<SampleTokens> samples, Device device)
    {
        var hidden = samples.Select(sample => Hide(sample.Texts[0], RandomStreams.For(seed, MaskStream, batch.Epoch, sample.Sample))).ToArray();
        long dropout = RandomStreams.For(seed, DropoutStream, batch.Step, part).NextInt64();
        return new(
            TokenBatch.Of([.. hidden.Select(one => one.Seen)], tokenizer.PadId, device, dropout),
            TokenBatch.Of([.. hidden.Select(one => one.Asked)], tokenizer.PadId, device));
    }

    private (int[] Seen, int[] Asked) Hide(int[] tokens, Random random)
    {
        int[] seen = [.. tokens];
        int[] asked = new int[tokens.Length];
        Array.Fill(asked, tokenizer.PadId);
        foreach (int place in Places(tokens.Length, random))
        {
            asked[place] = tokens[place];
            seen[place] = Instead(tokens[place], random);
        }

        return (seen, asked);
    }

    /// <summary>Some places between the start and the end.</summary>
    private IEnumerable<int> Places(int length, Random random)
    {
        int[] places = [.. Enumerable.Range(1, length - 2)];
        random.Shuffle(places);
        return places.Take(Math.Max(1, (int)Math.Round(maskRate * places.Length)));
    }

    private int Instead(int token, Random random) => random.NextDouble() switch
    {
        < Masked => _maskId,
        < MaskedOrReplaced => random.Next(tokenizer.VocabularySize),
        _ => token,
    };
}
