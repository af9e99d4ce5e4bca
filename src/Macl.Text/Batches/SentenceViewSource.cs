using Macl.Inputs.Text;
using Macl.Inputs.Text.Sentences;
using Macl.Learning.Data;

namespace Macl.Text.Batches;

/// <summary>
/// Views of sentences, in batches of near-equal length: the shuffled sentences of some 50 batches are tokenised ahead, sorted by length, cut into batches, and
/// these shuffled, so that little is filled up and the lengths still come at random. All of it follows from the plan's seed, at any step.
/// </summary>
public sealed class SentenceViewSource : IViewSource<TokenBatch>
{
    /// <summary>Batches that are sorted together.</summary>
    internal const int WindowBatches = 50;

    private const long WindowStream = 2;

    private readonly BatchPlan _plan;
    private readonly SampleTokenizer _tokenizer;
    private readonly ISentenceViews _views;
    private readonly SentenceViewOptions _options;

    private SentenceViewSource(BatchPlan plan, SampleTokenizer tokenizer, ISentenceViews views, SentenceViewOptions options)
    {
        _plan = plan;
        _tokenizer = tokenizer;
        _views = views;
        _options = options;
    }

    /// <inheritdoc/>
    public int StepsPerEpoch => _plan.StepsPerEpoch;

    /// <summary>
    /// For SimCSE: of sentences the same tokens twice under two seeds of dropout; of pairs the query and its positive, and hard negatives behind the positives.
    /// Samples of a batch that share a text have the same key, and so has a hard negative that is the text of one.
    /// </summary>
    /// <param name="data">The sentences, pairs or triplets.</param>
    /// <param name="tokenizer">The encoder's.</param>
    /// <param name="plan">Which samples each step sees.</param>
    /// <param name="options">How they become tensors.</param>
    public static SentenceViewSource Contrastive(SentenceDataSet data, TextTokenizer tokenizer, BatchPlan plan, SentenceViewOptions options) =>
        new(plan, new SampleTokenizer(data, tokenizer, options.MaxTokens), new ContrastiveViews(tokenizer.PadId, plan.Seed), options);

    /// <summary>For <see cref="Methods.MaskedLanguageModel"/>: the sentence with some tokens hidden, and what is hidden. Of pairs and triplets the first text is seen.</summary>
    /// <param name="data">The sentences.</param>
    /// <param name="tokenizer">The encoder's, with a token for what is hidden.</param>
    /// <param name="plan">Which samples each step sees.</param>
    /// <param name="options">How they become tensors.</param>
    /// <param name="maskRate">The part of a sentence's tokens that is hidden, above 0 to 1.</param>
    public static SentenceViewSource Masked(SentenceDataSet data, TextTokenizer tokenizer, BatchPlan plan, SentenceViewOptions options, double maskRate) =>
        new(plan, new SampleTokenizer(data, tokenizer, options.MaxTokens), new MaskedViews(tokenizer, maskRate, plan.Seed), options);

    /// <inheritdoc/>
    public IEnumerable<ViewBatch<TokenBatch>> ReadFrom(long firstStep, CancellationToken cancellation) => Windows(firstStep)
        .SelectAhead(Arrange, _options.Prefetch, cancellation)
        .SelectMany(window => window)
        .Where(batch => batch.Step >= firstStep)
        .Select(Place);

    /// <summary>The batches of the plan from the beginning of a step's window on, window by window; a window ends with its epoch.</summary>
    private IEnumerable<IReadOnlyList<Batch>> Windows(long firstStep)
    {
        var window = new List<Batch>(WindowBatches);
        foreach (var batch in _plan.From(firstStep - PlaceInWindow(firstStep)))
        {
            window.Add(batch);
            if (PlaceInWindow(batch.Step + 1) == 0)
            {
                yield return [.. window];
                window.Clear();
            }
        }
    }

    private long PlaceInWindow(long step) => step % StepsPerEpoch % WindowBatches;

    private IReadOnlyList<TokenizedBatch> Arrange(IReadOnlyList<Batch> window)
    {
        SampleTokens[] samples = [.. NearEqualLengths.Order(window.SelectMany(batch => batch.Samples).Select(_tokenizer.Encode), window.Count, _plan.BatchSize)];
        SampleTokens[][] batches = [.. Cut(samples, [.. window.Select(batch => batch.Samples.Count)])];
        RandomStreams.For(_plan.Seed, WindowStream, window[0].Step).Shuffle(batches);
        return [.. window.Zip(batches, (batch, content) => new TokenizedBatch(batch with { Samples = [.. content.Select(sample => sample.Sample)] }, content))];
    }

    private static IEnumerable<SampleTokens[]> Cut(SampleTokens[] samples, IReadOnlyList<int> sizes)
    {
        int start = 0;
        foreach (int size in sizes)
        {
            yield return samples[start..(start += size)];
        }
    }

    private ViewBatch<TokenBatch> Place(TokenizedBatch batch) => new(batch.Batch, [.. batch.Cut(_options.MicroBatchSize ?? _plan.BatchSize)
        .Select((part, number) => _views.Make(batch.Batch, number, part, _options.Device))])
    {
        SampleKeys = DuplicateTexts.Keys(batch.Samples),
    };

    private sealed record TokenizedBatch(Batch Batch, IReadOnlyList<SampleTokens> Samples)
    {
        public long Step => Batch.Step;

        public IEnumerable<IReadOnlyList<SampleTokens>> Cut(int mostSamples)
        {
            int start = 0;
            foreach (var part in Batch.Cut(mostSamples))
            {
                yield return [.. Samples.Skip(start).Take(part.Samples.Count)];
                start += part.Samples.Count;
            }
        }
    }
}
