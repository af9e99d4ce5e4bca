using CsCheck;
using Macl.Testing;
using Macl.Testing.Losses;

namespace Macl.Losses.Tests;

/// <summary>What must not matter, on drawn sizes, values and compositions.</summary>
public sealed class SymmetryTests
{
    private const int Draws = 60;

    private static readonly Composition[] _compositions = [.. Composition.All];

    private static readonly Gen<(Composition Composition, double[][] First, double[][] Second, int[] Order)> _cases =
        from composition in Gen.Int[0, _compositions.Length - 1]
        from count in Gen.Int[2, 12]
        from dimension in Gen.Int[2, 9]
        from first in Gen.Double[-1, 1].Array[dimension].Array[count]
        from second in Gen.Double[-1, 1].Array[dimension].Array[count]
        from order in Gen.Shuffle(Enumerable.Range(0, count).ToArray())
        select (_compositions[composition], first, second, order);

    [Fact]
    public void The_order_of_the_samples_does_not_matter() => _cases.Sample(
        drawn =>
        {
            using ComposedLoss loss = drawn.Composition.Build();
            Outcome straight = Outcome.OfViews(loss, drawn.First, drawn.Second);
            Outcome shuffled = Outcome.OfViews(loss, Pick(drawn.First, drawn.Order), Pick(drawn.Second, drawn.Order));
            Close.Numbers(straight.Loss, shuffled.Loss, 1e-9);
            Close.Matrices(Pick(straight.FirstGradient, drawn.Order), shuffled.FirstGradient, 1e-7);
            Close.Matrices(Pick(straight.SecondGradient, drawn.Order), shuffled.SecondGradient, 1e-7);
        },
        iter: Draws,
        threads: 1);

    [Fact]
    public void With_two_views_it_does_not_matter_which_is_first() => _cases.Where(drawn => drawn.Composition.IsTwoView).Sample(
        drawn =>
        {
            using ComposedLoss loss = drawn.Composition.Build();
            Outcome straight = Outcome.OfViews(loss, drawn.First, drawn.Second);
            Outcome swapped = Outcome.OfViews(loss, drawn.Second, drawn.First);
            Close.Numbers(straight.Loss, swapped.Loss, 1e-9);
            Close.Matrices(straight.FirstGradient, swapped.SecondGradient, 1e-7);
            Close.Matrices(straight.SecondGradient, swapped.FirstGradient, 1e-7);
        },
        iter: Draws,
        threads: 1);

    [Fact]
    public void The_length_of_the_rows_does_not_matter_but_divides_the_gradient() => _cases.Sample(
        drawn =>
        {
            using ComposedLoss loss = drawn.Composition.Build();
            Outcome straight = Outcome.OfViews(loss, drawn.First, drawn.Second);
            Outcome longer = Outcome.OfViews(loss, Rows.Map(drawn.First, value => value * 1e3), drawn.Second);
            Close.Numbers(straight.Loss, longer.Loss, 1e-9);
            Close.Matrices(straight.FirstGradient, Rows.Map(longer.FirstGradient, value => value * 1e3), 1e-7);
        },
        iter: Draws,
        threads: 1);

    [Fact]
    public void Every_drawn_case_agrees_with_the_definition() => _cases.Sample(
        drawn =>
        {
            using ComposedLoss loss = drawn.Composition.Build();
            OracleLoss expected = drawn.Composition.Expect(drawn.First, drawn.Second);
            Outcome actual = Outcome.OfViews(loss, drawn.First, drawn.Second);
            Assert.Equal(expected.Loss, actual.Loss, 1e-9 * Math.Max(1, Math.Abs(expected.Loss)));
            Close.Matrices(expected.FirstGradient, actual.FirstGradient, 1e-7);
        },
        iter: Draws,
        threads: 1);

    private static double[][] Pick(double[][] rows, int[] order) => [.. order.Select(row => rows[row])];
}
