using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests.Engine.Half;

/// <summary>The bfloat16 engine against double loops in double precision, within the rounding of its products.</summary>
public sealed class HalfEngineTests
{
    /// <summary>The standard deviation of what rounding does to a similarity − 1 between −1 and −2, where bfloat16 numbers are 2⁻⁷ apart: 2⁻⁷ / √12. A logit has it times its scale.</summary>
    private const double Rounding = 1.0 / 443;

    /// <summary>The most that rounding does to a similarity − 1.</summary>
    private const double LargestRounding = 1.0 / 256;

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
        Assert.Equal(0, LeakGuard.TensorsLeftBy(() => Run(_cases[1], threads: 1)));
    }

    private static double[][] Run(EngineCase one, int threads)
    {
        using var scope = NewDisposeScope();
        NegativeRows rows = one.ToRows(ScalarType.Float32, mayRound: true);
        using var engine = new HalfEngine(rows, threads);
        return EngineChecks.Run(engine, rows, keptBytes: 300_000);
    }

    private static void AssertAsDefined(EngineCase one, NegativeTerm[] terms, long keptBytes, double? tolerance = null)
    {
        using var scope = NewDisposeScope();
        double allowed = tolerance ?? terms.Max(term => term.Scale) * Rounding;
        NegativeRows rows = one.ToRows(ScalarType.Float32, mayRound: true);
        using var engine = new HalfEngine(rows, Threads);
        EngineChecks.AssertAsDefined(engine, rows, one, terms, keptBytes, allowed, allowedOfHardest: LargestRounding);
    }
}
