using Macl.Inputs.Text;
using Macl.Inputs.Text.Sentences;
using Macl.Learning.Data;
using Macl.Testing;
using Macl.Text.Batches;
using static TorchSharp.torch;

namespace Macl.Text.Tests.Batches;

public sealed class SentenceViewSourceTests
{
    private const int BatchSize = 16;

    private static readonly TextTokenizer _tokenizer = ToyText.Tokenizer();
    private static readonly SentenceDataSet _data = ToyText.Data(2000);

    [Fact]
    public void An_epoch_sees_every_sentence_once_in_an_order_of_its_own()
    {
        int[] first = Samples(Read(Source(), 0, 125));
        int[] second = Samples(Read(Source(), 125, 125));

        Assert.Equal(Enumerable.Range(0, 2000), first.Order());
        Assert.Equal(Enumerable.Range(0, 2000), second.Order());
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(49)]
    [InlineData(50)]
    [InlineData(51)]
    [InlineData(124)]
    [InlineData(125)]
    [InlineData(213)]
    public void From_any_step_on_the_views_are_those_of_reading_from_the_start(long step) =>
        Assert.Equal(Read(Source(), 0, (int)step + 3).Skip((int)step), Read(Source(), step, 3));

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Views_are_the_same_for_any_number_of_windows_ahead(int prefetch) =>
        Assert.Equal(Read(Source(), 0, 130), Read(Source(prefetch: prefetch), 0, 130));

    [Fact]
    public void Another_seed_gives_other_views() => Assert.NotEqual(Read(Source(), 0, 3), Read(Source(seed: 8), 0, 3));

    [Fact]
    public void Little_is_filled_up_though_lengths_differ_much()
    {
        double Filled(IReadOnlyList<Seen> steps) => 1 - steps.Sum(step => (double)step.Tokens) / steps.Sum(step => (double)step.First.Length);

        Assert.True(Filled(Read(Source(), 0, 125)) < .15);
        var (_, apart) = (0, Enumerable.Range(0, 125).Select(batch => Enumerable.Range(batch * BatchSize, BatchSize).Select(sample => _tokenizer.Encode(_data.Read(sample).Text, 32).Length).ToArray()).ToArray());
        Assert.True(1 - apart.Sum(lengths => lengths.Sum()) / (double)apart.Sum(lengths => lengths.Length * lengths.Max()) > .3);
    }

    [Fact]
    public void Little_is_filled_up_in_both_views_of_pairs_whose_lengths_have_nothing_to_do_with_each_other()
    {
        using var data = SentenceDataSet.From("pairs", ToyText.Sentences(2000).Zip(ToyText.Sentences(2000, seed: 2), (text, positive) => new TextSample(text, positive)));
        var batches = SentenceViewSource.Contrastive(data, _tokenizer, new BatchPlan(2000, BatchSize, LastBatch.Drop, 7), new()).ReadFrom(0, TestContext.Current.CancellationToken).Take(125);
        var lengths = batches.Select(LengthsOf).ToArray();
        var byLongest = Enumerable.Range(0, 2000).Select(data.Read).Select(pair => (First: Length(pair.Text), Second: Length(pair.Positive!))).OrderBy(pair => Math.Max(pair.First, pair.Second)).Chunk(BatchSize).ToArray();

        Assert.True(Filled(lengths.Select(batch => batch.First)) < .15);
        Assert.True(Filled(lengths.Select(batch => batch.Second)) < .15);
        Assert.True(Filled(byLongest.Select(batch => batch.Select(pair => pair.First).ToArray())) > .15);
        Assert.True(Filled(byLongest.Select(batch => batch.Select(pair => pair.Second).ToArray())) > .15);

        int Length(string text) => _tokenizer.Encode(text, 32).Length;

        double Filled(IEnumerable<int[]> views) => 1 - (views.Sum(view => view.Sum()) / (double)views.Sum(view => view.Length * view.Max()));
    }

    [Fact]
    public void Short_and_long_batches_come_at_random()
    {
        int[] lengths = [.. Read(Source(), 0, 50).Select(step => step.First.Length / BatchSize)];
        Assert.NotEqual(lengths.Order(), lengths);
        Assert.True(lengths.Distinct().Count() > 5);
    }

    [Fact]
    public void Both_views_are_the_sentence_under_two_seeds_of_dropout_which_no_other_step_has()
    {
        var steps = Read(Source(), 0, 250);

        Assert.All(steps, step => Assert.Equal(step.First, step.Second));
        Assert.Equal(500, steps.SelectMany(step => new[] { step.FirstDropout, step.SecondDropout }).Distinct().Count());
        Assert.Equal(_tokenizer.Encode(_data.Read(steps[3].Samples[5]).Text, 32), steps[3].First.Chunk(steps[3].First.Length / BatchSize).ElementAt(5).TakeWhile(token => token != _tokenizer.PadId).Select(token => (int)token));
    }

    [Fact]
    public void Parts_of_a_batch_have_dropout_of_their_own()
    {
        using var scope = NewDisposeScope();
        using var batch = Source(microBatchSize: 6).ReadFrom(0, TestContext.Current.CancellationToken).First();

        Assert.Equal([6, 5, 5], batch.Parts.Select(part => (int)part.First.Ids.shape[0]));
        Assert.Equal(6, batch.Parts.SelectMany(part => new[] { part.First.DropoutSeed, part.Second.DropoutSeed }).Distinct().Count());
    }

    [Fact]
    public void Of_triplets_the_second_view_has_the_positives_and_then_the_hard_negatives()
    {
        using var data = SentenceDataSet.From("triplets", Enumerable.Range(0, 4).Select(_ => new TextSample("the cat", "a small house", "rain fell over green hills")));
        using var batch = SentenceViewSource.Contrastive(data, _tokenizer, new BatchPlan(4, 4, LastBatch.Drop, 0), new()).ReadFrom(0, TestContext.Current.CancellationToken).First();
        var (first, second) = batch.Parts[0];

        Assert.Equal((4, 8), (first.Ids.shape[0], second.Ids.shape[0]));
        Assert.Equal(_tokenizer.Encode("a small house", 32), RowOf(second, 3)[..5]);
        Assert.Equal(_tokenizer.Encode("rain fell over green hills", 32), RowOf(second, 4));
        Assert.Equal([0, 0, 0, 0, 4, 5, 6, 7], batch.SampleKeys!);
    }

    [Fact]
    public void Of_hidden_tokens_most_are_masked_some_replaced_some_left_and_only_they_are_asked()
    {
        var steps = Read(Source(masked: true), 0, 125);
        var places = steps.SelectMany(step => step.First.Zip(step.Second)).ToArray();
        var asked = places.Where(place => place.Second != _tokenizer.PadId).ToArray();
        double texts = steps.Sum(step => step.Tokens) - (2 * 2000);

        Assert.InRange(asked.Length / texts, .14, .19);
        Assert.InRange(asked.Count(place => place.First == _tokenizer.MaskId) / (double)asked.Length, .77, .83);
        Assert.InRange(asked.Count(place => place.First == place.Second) / (double)asked.Length, .08, .13);
        Assert.DoesNotContain(asked, place => place.Second == _tokenizer.StartId || place.Second == _tokenizer.EndId);
    }

    [Fact]
    public void Every_sentence_has_a_hidden_token_and_other_ones_in_the_next_epoch()
    {
        var first = Asked(Read(Source(masked: true), 0, 125));
        var second = Asked(Read(Source(masked: true), 125, 125));

        Assert.Equal(2000, first.Count);
        Assert.All(first.Values, hidden => Assert.Contains(hidden, token => token != _tokenizer.PadId));
        Assert.True(first.Count(sample => !sample.Value.SequenceEqual(second[sample.Key])) > 1500);
    }

    [Fact]
    public void Batches_leave_no_tensor_behind() => Assert.Equal(0, LeakGuard.TensorsLeftBy(() => Read(Source(), 0, 5)));

    private static Dictionary<int, long[]> Asked(IReadOnlyList<Seen> steps) => steps
        .SelectMany(step => step.Samples.Zip(step.Second.Chunk(step.Second.Length / BatchSize)))
        .ToDictionary(sample => sample.First, sample => sample.Second.Index().Where(place => place.Item != _tokenizer.PadId).Select(place => (long)place.Index).ToArray());

    private static (int[] First, int[] Second) LengthsOf(ViewBatch<TokenBatch> batch)
    {
        using (batch)
        {
            var (first, second) = batch.Parts.Single();
            return (RowLengths(first), RowLengths(second));
        }
    }

    private static int[] RowLengths(TokenBatch batch) =>
        [.. batch.Ids.data<long>().ToArray().Chunk((int)batch.Ids.shape[1]).Select(row => row.Count(token => token != _tokenizer.PadId))];

    private static int[] RowOf(TokenBatch batch, int row) => [.. batch.Ids[row].data<long>().Select(token => (int)token)];

    private static int[] Samples(IReadOnlyList<Seen> steps) => [.. steps.SelectMany(step => step.Samples)];

    private static SentenceViewSource Source(long seed = 7, int prefetch = 1, int? microBatchSize = null, bool masked = false)
    {
        var plan = new BatchPlan(_data.Count, BatchSize, LastBatch.Drop, seed);
        var options = new SentenceViewOptions { Prefetch = prefetch, MicroBatchSize = microBatchSize };
        return masked ? SentenceViewSource.Masked(_data, _tokenizer, plan, options, maskRate: .15) : SentenceViewSource.Contrastive(_data, _tokenizer, plan, options);
    }

    private static List<Seen> Read(SentenceViewSource source, long step, int count) =>
        [.. source.ReadFrom(step, TestContext.Current.CancellationToken).Take(count).Select(Look)];

    private static Seen Look(ViewBatch<TokenBatch> batch)
    {
        using var scope = NewDisposeScope();
        using (batch)
        {
            var (first, second) = batch.Parts.Single();
            return new Seen(
                batch.Batch.Step, [.. batch.Batch.Samples], first.Ids.data<long>().ToArray(), second.Ids.data<long>().ToArray(), first.DropoutSeed, second.DropoutSeed,
                first.IsToken is null ? first.Ids.numel() : first.IsToken.sum().item<long>());
        }
    }

    private sealed record Seen(long Step, int[] Samples, long[] First, long[] Second, long FirstDropout, long SecondDropout, long Tokens)
    {
        public bool Equals(Seen? other) => other is not null && Step == other.Step && Samples.SequenceEqual(other.Samples) && First.SequenceEqual(other.First)
            && Second.SequenceEqual(other.Second) && (FirstDropout, SecondDropout) == (other.FirstDropout, other.SecondDropout);

        public override int GetHashCode() => HashCode.Combine(Step, FirstDropout, SecondDropout);
    }
}
