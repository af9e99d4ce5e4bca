using Macl.Learning.Data;
using static TorchSharp.torch;

namespace Macl.Text.Batches;

/// <summary>
/// SimCSE's views (Gao et al., EMNLP 2021): the same sentence twice, under two draws of dropout; or a query and its positive, with the hard negatives behind the positives.
/// </summary>
/// <param name="padId">What fills up short texts.</param>
/// <param name="seed">Of the draws.</param>
internal sealed class ContrastiveViews(int padId, long seed) : ISentenceViews
{
    private const long DropoutStream = 3;

    public ViewPair<TokenBatch> Make(Batch batch, int part, IReadOnlyList<SampleTokens> samples, Device device)
    {
        int second = Math.Min(1, samples[0].Texts.Count - 1);
        var hardNegatives = samples.SelectMany(sample => sample.Texts.Skip(2));
        return new(
            Place([.. samples.Select(sample => sample.Texts[0])], view: 0),
            Place([.. samples.Select(sample => sample.Texts[second]), .. hardNegatives], view: 1));

        TokenBatch Place(IReadOnlyList<int[]> texts, int view) =>
            TokenBatch.Of(texts, padId, device, RandomStreams.For(seed, DropoutStream, batch.Step, part, view).NextInt64());
    }
}
