using Macl.Learning.Evaluation;
using Macl.Learning.Runs;

namespace Macl.Learning.Tests.Runs;

public sealed class JudgementTests
{
    private static readonly EmbeddingSet _four = new([1, 0, 2, 0, 0, 1, 0, 2], 2, [0, 0, 1, 1]);
    private static readonly KnnOptions _nearest = new() { Neighbours = 1, CrossValidation = new CrossValidationOptions { Folds = 2 } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void It_embeds_once_and_judges_by_every_protocol_in_their_order()
    {
        int embedded = 0;
        var judgement = new Judgement<EmbeddingSet>(_ => ++embedded > 0 ? _four : null!, new KnnEvaluator(_nearest), new CentroidEvaluator("centroid"));

        var reports = judgement.Judge(Cancellation);

        Assert.Equal(1, embedded);
        Assert.Equal(["knn", "centroid"], reports.Select(report => report.Name));
        Assert.Equal(new KnnEvaluator(_nearest).Evaluate(_four, Cancellation).Metrics[0].Values, reports[0].Report.Metrics[0].Values);
    }

    [Fact]
    public void A_test_part_of_its_own_is_judged_as_such()
    {
        var split = new EmbeddingSplit(_four, new EmbeddingSet([3, 1, 1, 3, 1, 9, 1, 9], 2, [0, 1, 1, 0]));
        Assert.Equal([0.75], new Judgement<EmbeddingSplit>(_ => split, new KnnEvaluator(_nearest)).Judge(Cancellation).Single().Report.Metrics[0].Values);
    }

    [Fact]
    public void No_protocol_or_one_twice_is_refused()
    {
        Assert.Contains("The protocols are: none", Assert.Throws<ArgumentException>(() => new Judgement<EmbeddingSet>(_ => _four)).Message, StringComparison.Ordinal);
        Assert.Contains("The protocols are: knn, knn", Assert.Throws<ArgumentException>(() => new Judgement<EmbeddingSet>(_ => _four, new KnnEvaluator(), new KnnEvaluator())).Message, StringComparison.Ordinal);
    }
}
