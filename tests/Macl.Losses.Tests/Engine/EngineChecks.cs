using Macl.Testing;
using static TorchSharp.torch;

namespace Macl.Losses.Tests.Engine;

/// <summary>An engine's sums, hardest negatives and gradients against double loops in double precision.</summary>
internal static class EngineChecks
{
    /// <param name="engine">An engine for the rows.</param>
    /// <param name="rows">The rows of the case.</param>
    /// <param name="one">The case.</param>
    /// <param name="terms">What to sum.</param>
    /// <param name="keptBytes">How much memory exponentials may take.</param>
    /// <param name="allowed">The relative error of sums and gradients.</param>
    /// <param name="allowedOfHardest">The error of the hardest negatives.</param>
    public static void AssertAsDefined(NegativeEngine engine, NegativeRows rows, EngineCase one, NegativeTerm[] terms, long keptBytes, double allowed, double allowedOfHardest)
    {
        TermSums sums = engine.Sum(terms, new SumNeeds(Hardest: true, keptBytes));
        AssertClose(one.Hardest(), sums.Hardest!, allowedOfHardest);
        foreach ((int index, NegativeTerm term) in terms.Index())
        {
            AssertClose(one.Expect(term), sums.Values[index], allowed);
        }

        AssertGradient(engine, rows, one, terms, allowed);
    }

    /// <summary>The sums of a plain term and the gradients of their total, all in one.</summary>
    public static double[][] Run(NegativeEngine engine, NegativeRows rows, long keptBytes)
    {
        TermSums sums = engine.Sum([NegativeTerm.LogSumExp(10)], new SumNeeds(Hardest: false, keptBytes));
        RowGradients gradients = NewGradients(rows);
        engine.AddGradient([ones_like(sums.Values[0])], gradients);
        return [sums.Values[0].data<double>().ToArray(), .. Rows.FromTensor(gradients.Anchors!), .. Rows.FromTensor(gradients.Candidates!)];
    }

    public static RowGradients NewGradients(NegativeRows rows)
    {
        Tensor anchors = zeros_like(rows.Anchors);
        return new RowGradients(anchors, rows.AreSymmetric ? anchors : zeros_like(rows.Candidates));
    }

    private static void AssertGradient(NegativeEngine engine, NegativeRows rows, EngineCase one, NegativeTerm[] terms, double allowed)
    {
        double[][] slopes = [.. terms.Select((_, index) => Rows.Normal(1, one.Anchors.Length, seed: 100 + index)[0])];
        double[][] byAnchors = Rows.Make(one.Anchors.Length, one.Anchors[0].Length);
        double[][] byCandidates = one.IsSymmetric ? byAnchors : Rows.Make(one.Candidates.Length, one.Anchors[0].Length);
        double byOffset = terms.Index().Where(term => !term.Item.IsConstant).Sum(term => one.AddGradient(term.Item, slopes[term.Index], byAnchors, byCandidates));
        RowGradients gradients = NewGradients(rows);
        double actual = engine.AddGradient([.. terms.Select((term, index) => term.IsConstant ? null : tensor(slopes[index]))], gradients);
        Close.Matrices(byAnchors, Rows.FromTensor(gradients.Anchors!), allowed);
        Close.Matrices(byCandidates, Rows.FromTensor(gradients.Candidates!), allowed);
        Assert.Equal(byOffset, actual, 1e-4 * Math.Max(1, Math.Abs(byOffset)));
    }

    private static void AssertClose(double[] expected, Tensor actual, double relative)
    {
        double[] values = actual.data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, relative * Math.Max(1, Math.Abs(pair.First))));
    }
}
