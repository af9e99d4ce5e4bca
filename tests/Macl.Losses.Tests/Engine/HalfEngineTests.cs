using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests.Engine;

/// <summary>The bfloat16 engine against double loops in double precision, within the rounding of its products.</summary>
public sealed class HalfEngineTests
{
    /// <summary>The standard deviation of what rounding does to a similarity − 1 between −1 and −2, where bfloat16 numbers are 2⁻⁷ apart: 2⁻⁷ / √12. A logit has it times its scale.</summary>
    private const double Rounding = 1.0 / 443;

    private const int Threads = 2;

    private static readonly NegativeTerm[] _plain = [NegativeTerm.LogSumExp(10)];

    private static readonly EngineCase[] _cases =
    [
        EngineCase.TwoViews(20, 33, seed: 1),
        EngineCase.TwoViews(300, 40, seed: 2),
        EngineCase.Against(30, 301, 64, seed: 3),
        EngineCase.Against(301, 530, 32, seed: 4),
    ];

    public static TheoryData<long> KeptBytes => [0, 2 * 256 * 256, 600_000, long.MaxValue];

    [Theory]
    [MemberData(nameof(KeptBytes))]
    public void Sums_and_gradients_are_those_of_double_loops_whatever_is_kept(long keptBytes)
    {
        foreach (EngineCase one in _cases)
        {
            AssertAsDefined(one, _plain, keptBytes);
            AssertAsDefined(one, [NegativeTerm.LogSumExp(20), NegativeTerm.LogSumExp(5, isConstant: true)], keptBytes);
        }
    }

    [Fact]
    public void What_rounding_would_spoil_is_left_to_float32()
    {
        foreach (NegativeTerm[] terms in (NegativeTerm[][])[[NegativeTerm.LogSumExp(200)], [new(NegativeSum.Softplus, Scale: 10, Offset: -4)], [NegativeTerm.LogSumExp(15), NegativeTerm.LogSumExp(5)]])
        {
            AssertAsDefined(EngineCase.TwoViews(60, 64, seed: 5), terms, keptBytes: 0, tolerance: 2e-5);
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        foreach (EngineCase one in _cases)
        {
            double[][] alone = Run(one, threads: 1);
            Assert.Equal(alone, Run(one, threads: 2));
            Assert.Equal(alone, Run(one, threads: 5));
        }
    }

    [Fact]
    public void The_threads_of_libtorch_are_as_many_as_before()
    {
        int before = get_num_threads();
        _ = Run(_cases[1], Threads);
        Assert.Equal(before, get_num_threads());
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        NegativeRows rows = _cases[1].ToRows(ScalarType.Float32, mayRound: true);
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() =>
        {
            using var scope = NewDisposeScope();
            using var engine = new HalfEngine(rows, Threads);
            TermSums sums = engine.Sum(_plain, new SumNeeds(Hardest: true, long.MaxValue));
            engine.AddGradient([ones_like(sums.Values[0])], NewGradients(rows));
        }));
        rows.Anchors.Dispose();
    }

    private static double[][] Run(EngineCase one, int threads)
    {
        using var scope = NewDisposeScope();
        NegativeRows rows = one.ToRows(ScalarType.Float32, mayRound: true);
        using var engine = new HalfEngine(rows, threads);
        TermSums sums = engine.Sum(_plain, new SumNeeds(Hardest: false, KeptBytes: 300_000));
        RowGradients gradients = NewGradients(rows);
        engine.AddGradient([ones_like(sums.Values[0])], gradients);
        return [sums.Values[0].data<double>().ToArray(), .. Rows.FromTensor(gradients.Anchors!), .. Rows.FromTensor(gradients.Candidates!)];
    }

    private static void AssertAsDefined(EngineCase one, NegativeTerm[] terms, long keptBytes, double? tolerance = null)
    {
        double allowed = tolerance ?? terms.Max(term => term.Scale) * Rounding;
        using var scope = NewDisposeScope();
        NegativeRows rows = one.ToRows(ScalarType.Float32, mayRound: true);
        using var engine = new HalfEngine(rows, Threads);
        TermSums sums = engine.Sum(terms, new SumNeeds(Hardest: true, keptBytes));
        AssertClose(one.Hardest(), sums.Hardest!, allowed);
        foreach ((int index, NegativeTerm term) in terms.Index())
        {
            AssertClose(one.Expect(term), sums.Values[index], allowed);
        }

        AssertGradient(engine, rows, one, terms, allowed);
    }

    private static void AssertGradient(HalfEngine engine, NegativeRows rows, EngineCase one, NegativeTerm[] terms, double allowed)
    {
        double[] slopes = [.. Enumerable.Repeat(1.0 / one.Anchors.Length, one.Anchors.Length)];
        double[][] byAnchors = Rows.Make(one.Anchors.Length, one.Anchors[0].Length);
        double[][] byCandidates = one.IsSymmetric ? byAnchors : Rows.Make(one.Candidates.Length, one.Anchors[0].Length);
        foreach (NegativeTerm term in terms.Where(term => !term.IsConstant))
        {
            _ = one.AddGradient(term, slopes, byAnchors, byCandidates);
        }

        RowGradients gradients = NewGradients(rows);
        engine.AddGradient([.. terms.Select(term => term.IsConstant ? null : tensor(slopes))], gradients);
        Close.Matrices(byAnchors, Rows.FromTensor(gradients.Anchors!), allowed);
        Close.Matrices(byCandidates, Rows.FromTensor(gradients.Candidates!), allowed);
    }

    private static void AssertClose(double[] expected, Tensor actual, double allowed) =>
        Assert.All(expected.Zip(actual.data<double>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, allowed * Math.Max(1, Math.Abs(pair.First))));

    private static RowGradients NewGradients(NegativeRows rows)
    {
        Tensor anchors = zeros_like(rows.Anchors);
        return new RowGradients(anchors, rows.AreSymmetric ? anchors : zeros_like(rows.Candidates));
    }
}
