using Macl.Cli.Inspect.Sweep;
using Macl.Losses;
using Macl.Testing;
using TorchSharp;

namespace Macl.Cli.Tests.Inspect.Sweep;

/// <summary>Gradient scaling and relative penalties against the definitions, written out.</summary>
public sealed class SweepNumbersTests
{
    private const double Close = 1e-12;
    private static readonly double[][] _first = Unit(Rows.Normal(9, 4, seed: 1));
    private static readonly double[][] _second = Unit(Rows.Disturb(Rows.Normal(9, 4, seed: 1), 0.4, seed: 2));

    [Theory]
    [InlineData(Pairing.TwoView, 0.05)]
    [InlineData(Pairing.TwoView, 0.5)]
    [InlineData(Pairing.OneWay, 0.05)]
    [InlineData(Pairing.OneWay, 0.5)]
    public void Mean_smallest_and_largest_gradient_scaling_are_those_of_double_loops(Pairing pairing, double temperature)
    {
        List<double> expected = Plain(pairing).Scalings(temperature);
        (double mean, double min, double max) = GradientScaling.Over(AllAnchors(pairing), temperature);
        Assert.Equal(expected.Average(), mean, Close);
        Assert.Equal(expected.Min(), min, Close);
        Assert.Equal(expected.Max(), max, Close);
    }

    [Theory]
    [InlineData(Pairing.TwoView)]
    [InlineData(Pairing.OneWay)]
    public void Penalties_are_those_of_double_loops_and_add_up_to_one(Pairing pairing)
    {
        Anchor[] anchors = AllAnchors(pairing);
        int negatives = anchors[0].Negatives.Length;
        double[] found = RelativePenalties.ByRank(anchors, 0.2, negatives);
        Assert.Equal(Enumerable.Range(0, negatives).Select(rank => Plain(pairing).Penalty(0.2, rank)), found, (x, y) => Math.Abs(x - y) < Close);
        Assert.Equal([found[0] + found[1] + found[2], 1], RelativePenalties.Together(anchors, 0.2, [3, negatives]), (x, y) => Math.Abs(x - y) < Close);
    }

    [Theory]
    [InlineData(Pairing.TwoView, 16)]
    [InlineData(Pairing.OneWay, 8)]
    public void All_negatives_need_no_draw(Pairing pairing, int all)
    {
        double found = GradientScaling.OverCounts(AllAnchors(pairing), 0.3, [1, all], draws: 2)[1];
        Assert.Equal(Plain(pairing).Scalings(0.3).Average(), found, Close);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Fewer_negatives_are_random_parts_of_them(int count)
    {
        double found = GradientScaling.OverCounts(AllAnchors(Pairing.OneWay), 0.3, [count], draws: 3000)[0];
        Assert.Equal(Plain(Pairing.OneWay).ScalingOfEveryPart(0.3, count), found, 0.01);
    }

    [Fact]
    public void More_negatives_never_scale_the_gradient_down()
    {
        double[] found = GradientScaling.OverCounts(AllAnchors(Pairing.TwoView), 0.1, [1, 2, 4, 8, 16], draws: 4);
        Assert.Equal(found.Order(), found);
    }

    [Fact]
    public void A_vanishing_temperature_leaves_the_share_of_positives_that_are_not_nearest()
    {
        Anchor[] anchors = AllAnchors(Pairing.TwoView);
        double share = Plain(Pairing.TwoView).ShareOfPositivesThatAreNotNearest();
        Assert.InRange(share, 0.01, 0.99);
        Assert.Equal(share, GradientScaling.AtZero(anchors), Close);
        Assert.Equal(share, GradientScaling.Over(anchors, 1e-6).Mean, Close);
    }

    [Fact]
    public void Negatives_that_tie_with_the_positive_share_with_it_at_a_vanishing_temperature()
    {
        Anchor[] anchors = [new(0.5, [0.5, 0.5, 0.1])];
        Assert.Equal(2 / 3.0, GradientScaling.AtZero(anchors), Close);
        Assert.Equal(2 / 3.0, GradientScaling.Over(anchors, 1e-6).Mean, Close);
    }

    [Fact]
    public void An_endless_temperature_leaves_all_candidates_alike()
    {
        Assert.Equal(16 / 17.0, GradientScaling.AtInfinity(16), Close);
        Assert.Equal(16 / 17.0, GradientScaling.Over(AllAnchors(Pairing.TwoView), 1e9).Mean, 1e-9);
        Assert.All(RelativePenalties.ByRank(AllAnchors(Pairing.TwoView), 1e9, 16), share => Assert.Equal(1 / 16.0, share, 1e-9));
    }

    [Fact]
    public void Few_of_many_anchors_are_the_same_each_time_and_keep_their_own_positives()
    {
        Anchor[] all = AllAnchors(Pairing.TwoView);
        Anchor[] few = SomeAnchors(Pairing.TwoView, most: 5);
        Assert.Equal(5, few.Length);
        Assert.Equal(few.Select(anchor => anchor.Positive), SomeAnchors(Pairing.TwoView, most: 5).Select(anchor => anchor.Positive));
        Assert.All(few, anchor => Assert.Contains(all, one => Math.Abs(one.Positive - anchor.Positive) < Close && Math.Abs(one.Negatives[0] - anchor.Negatives[0]) < Close));
    }

    private static double[][] Unit(double[][] rows) => [.. rows.Select(row => row.Select(value => value / Math.Sqrt(row.Sum(other => other * other))).ToArray())];

    private static PlainSweep Plain(Pairing pairing) => new(_first, _second, pairing == Pairing.TwoView);

    private static Anchor[] AllAnchors(Pairing pairing) => SomeAnchors(pairing, most: 1000);

    private static Anchor[] SomeAnchors(Pairing pairing, int most)
    {
        using torch.Tensor first = Rows.ToTensor(_first);
        using torch.Tensor second = Rows.ToTensor(_second);
        return Anchors.Of(first, second, pairing, most);
    }
}
