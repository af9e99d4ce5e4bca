using Macl.Testing;
using Macl.Testing.Losses;

namespace Macl.Losses.Tests;

/// <summary>What must not matter, on drawn sizes, values and compositions.</summary>
public sealed class SymmetryTests
{
    private const int Draws = 120;

    private static readonly Composition[] _compositions = [.. Composition.All];

    private sealed record Case(Composition Composition, double[][] First, double[][] Second, int[] Order);

    [Fact]
    public void The_order_of_the_samples_does_not_matter() => ForEachCase(
        drawn =>
        {
            using ComposedLoss loss = drawn.Composition.Build();
            Outcome straight = Outcome.OfViews(loss, drawn.First, drawn.Second);
            Outcome shuffled = Outcome.OfViews(loss, Pick(drawn.First, drawn.Order), Pick(drawn.Second, drawn.Order));
            Close.Numbers(straight.Loss, shuffled.Loss, 1e-9);
            Close.Matrices(Pick(straight.FirstGradient, drawn.Order), shuffled.FirstGradient, 1e-7);
            Close.Matrices(Pick(straight.SecondGradient, drawn.Order), shuffled.SecondGradient, 1e-7);
        });

    [Fact]
    public void With_two_views_it_does_not_matter_which_is_first() => ForEachCase(
        drawn =>
        {
            if (!drawn.Composition.IsTwoView)
            {
                return;
            }

            using ComposedLoss loss = drawn.Composition.Build();
            Outcome straight = Outcome.OfViews(loss, drawn.First, drawn.Second);
            Outcome swapped = Outcome.OfViews(loss, drawn.Second, drawn.First);
            Close.Numbers(straight.Loss, swapped.Loss, 1e-9);
            Close.Matrices(straight.FirstGradient, swapped.SecondGradient, 1e-7);
            Close.Matrices(straight.SecondGradient, swapped.FirstGradient, 1e-7);
        });

    [Fact]
    public void The_length_of_the_rows_does_not_matter_but_divides_the_gradient() => ForEachCase(
        drawn =>
        {
            using ComposedLoss loss = drawn.Composition.Build();
            Outcome straight = Outcome.OfViews(loss, drawn.First, drawn.Second);
            Outcome longer = Outcome.OfViews(loss, Rows.Map(drawn.First, value => value * 1e3), drawn.Second);
            Close.Numbers(straight.Loss, longer.Loss, 1e-9);
            Close.Matrices(straight.FirstGradient, Rows.Map(longer.FirstGradient, value => value * 1e3), 1e-7);
        });

    [Fact]
    public void Every_drawn_case_agrees_with_the_definition() => ForEachCase(
        drawn =>
        {
            using ComposedLoss loss = drawn.Composition.Build();
            OracleLoss expected = drawn.Composition.Expect(drawn.First, drawn.Second);
            Outcome actual = Outcome.OfViews(loss, drawn.First, drawn.Second);
            Assert.Equal(expected.Loss, actual.Loss, 1e-9 * Math.Max(1, Math.Abs(expected.Loss)));
            Close.Matrices(expected.FirstGradient, actual.FirstGradient, 1e-7);
        });

    /// <summary>The same cases in every run: seeds 0, 1, … draw them.</summary>
    private static void ForEachCase(Action<Case> check)
    {
        for (int seed = 0; seed < Draws; seed++)
        {
            check(Draw(new Random(seed)));
        }
    }

    private static Case Draw(Random random)
    {
        int count = random.Next(2, 13);
        int dimension = random.Next(2, 10);
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return new Case(_compositions[random.Next(_compositions.Length)], DrawRows(random, count, dimension), DrawRows(random, count, dimension), order);
    }

    private static double[][] DrawRows(Random random, int count, int dimension) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, dimension).Select(_ => 2 * random.NextDouble() - 1).ToArray())];

    private static double[][] Pick(double[][] rows, int[] order) => [.. order.Select(row => rows[row])];
}
