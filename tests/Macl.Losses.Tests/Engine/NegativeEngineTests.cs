using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests.Engine;

/// <summary>Every engine against double loops in double precision: sums, hardest negatives and gradients.</summary>
public sealed class NegativeEngineTests
{
    private static readonly NegativeTerm[][] _requests =
    [
        [NegativeTerm.LogSumExp(10)],
        [NegativeTerm.LogSumExp(20), NegativeTerm.LogSumExp(5, isConstant: true)],
        [NegativeTerm.LogSumExp(15), NegativeTerm.LogSumExp(5)],
        [new(NegativeSum.Softplus, Scale: 10, Offset: -4)],
    ];

    private static readonly EngineCase[] _cases =
    [
        EngineCase.TwoViews(2, 3, seed: 1),
        EngineCase.TwoViews(13, 5, seed: 2),
        EngineCase.TwoViews(48, 32, seed: 3),
        EngineCase.TwoViews(49, 33, seed: 4),
        EngineCase.TwoViews(111, 17, seed: 5),
        EngineCase.NearlyCollapsed(30, 16),
        EngineCase.Against(2, 7, 4, seed: 6),
        EngineCase.Against(97, 95, 31, seed: 7),
        EngineCase.Against(50, 301, 64, seed: 8),
        EngineCase.Against(301, 50, 20, seed: 9),
    ];

    public enum Kind
    {
        Cpu,
        CpuWithThreads,
        Tensors,
        TensorsInDouble,
    }

    public static TheoryData<Kind> Kinds => [.. Enum.GetValues<Kind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sums_and_gradients_are_those_of_double_loops(Kind kind)
    {
        foreach (EngineCase one in _cases)
        {
            foreach (NegativeTerm[] terms in _requests)
            {
                AssertAsDefined(kind, one, terms, keptBytes: 0);
            }
        }
    }

    [Theory]
    [InlineData(Kind.CpuWithThreads)]
    [InlineData(Kind.Tensors)]
    public void Six_hundred_pairs_are_as_right_as_two(Kind kind)
    {
        AssertAsDefined(kind, EngineCase.TwoViews(600, 24, seed: 11), [NegativeTerm.LogSumExp(10)], keptBytes: 0);
        AssertAsDefined(kind, EngineCase.TwoViews(599, 7, seed: 12), [NegativeTerm.LogSumExp(20)], keptBytes: long.MaxValue);
    }

    [Fact]
    public void Exponentials_that_are_kept_give_the_same_gradient()
    {
        foreach (long bytes in (long[])[0, 100_000, long.MaxValue])
        {
            AssertAsDefined(Kind.Cpu, EngineCase.TwoViews(150, 33, seed: 13), [NegativeTerm.LogSumExp(10), NegativeTerm.LogSumExp(3, isConstant: true)], bytes);
            AssertAsDefined(Kind.Cpu, EngineCase.Against(150, 210, 33, seed: 14), [NegativeTerm.LogSumExp(10)], bytes);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Small_temperatures_at_which_all_exponentials_would_vanish_keep_their_accuracy(Kind kind)
    {
        foreach (EngineCase one in (EngineCase[])[EngineCase.TwoViews(60, 64, seed: 15), EngineCase.Against(40, 130, 64, seed: 16)])
        {
            AssertAsDefined(kind, one, [NegativeTerm.LogSumExp(200)], keptBytes: long.MaxValue, tolerance: 2e-5);
            AssertAsDefined(kind, one, [NegativeTerm.LogSumExp(200), NegativeTerm.LogSumExp(100)], keptBytes: long.MaxValue, tolerance: 2e-5);
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        foreach (EngineCase one in (EngineCase[])[EngineCase.TwoViews(250, 40, seed: 17), EngineCase.Against(200, 420, 40, seed: 18)])
        {
            double[][] alone = Run(1);
            Assert.Equal(alone, Run(2));
            Assert.Equal(alone, Run(5));

            double[][] Run(int threads)
            {
                using var scope = NewDisposeScope();
                NegativeRows rows = one.ToRows(ScalarType.Float32);
                using var engine = new CpuEngine(rows, threads);
                return EngineChecks.Run(engine, rows, keptBytes: 0);
            }
        }
    }

    [Fact]
    public void A_frozen_side_is_left_alone()
    {
        using var scope = NewDisposeScope();
        EngineCase one = EngineCase.Against(100, 130, 12, seed: 19);
        foreach (Kind kind in Enum.GetValues<Kind>())
        {
            NegativeRows rows = one.ToRows(DTypeOf(kind));
            using NegativeEngine engine = Create(kind, rows);
            TermSums sums = engine.Sum([NegativeTerm.LogSumExp(10)], new SumNeeds(Hardest: false, KeptBytes: 0));
            RowGradients both = EngineChecks.NewGradients(rows);
            RowGradients anchors = EngineChecks.NewGradients(rows) with { Candidates = null };
            RowGradients candidates = EngineChecks.NewGradients(rows) with { Anchors = null };
            foreach (RowGradients targets in (RowGradients[])[both, anchors, candidates])
            {
                engine.AddGradient([ones_like(sums.Values[0])], targets);
            }

            Assert.Equal(Rows.FromTensor(both.Anchors!), Rows.FromTensor(anchors.Anchors!));
            Assert.Equal(Rows.FromTensor(both.Candidates!), Rows.FromTensor(candidates.Candidates!));
        }
    }

    private static void AssertAsDefined(Kind kind, EngineCase one, NegativeTerm[] terms, long keptBytes, double? tolerance = null)
    {
        using var scope = NewDisposeScope();
        double allowed = tolerance ?? (kind == Kind.TensorsInDouble ? 1e-11 : 1e-5);
        NegativeRows rows = one.ToRows(DTypeOf(kind));
        using NegativeEngine engine = Create(kind, rows);
        EngineChecks.AssertAsDefined(engine, rows, one, terms, keptBytes, allowed, allowedOfHardest: 1e-6);
    }

    private static ScalarType DTypeOf(Kind kind) => kind == Kind.TensorsInDouble ? ScalarType.Float64 : ScalarType.Float32;

    private static NegativeEngine Create(Kind kind, NegativeRows rows) => kind switch
    {
        Kind.Cpu => new CpuEngine(rows, threads: 1),
        Kind.CpuWithThreads => new CpuEngine(rows, threads: 3),
        _ => new TensorEngine(rows, blockSize: 40),
    };
}
