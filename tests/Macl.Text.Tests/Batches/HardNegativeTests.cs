using Macl.Inputs.Text.Sentences;
using Macl.Learning.Data;
using Macl.Learning.Methods;
using Macl.Losses;
using Macl.Text.Batches;
using Macl.Text.Encoders;
using Macl.Text.Models;
using Macl.Text.Tests.Models;
using static TorchSharp.torch;

namespace Macl.Text.Tests.Batches;

public sealed class HardNegativeTests
{
    private const double Temperature = .5;

    /// <summary>The first one's hard negative is the positive of the second, and the third one's is the text of the first.</summary>
    private static readonly TextSample[] _samples =
    [
        new("the cat", "a small house", "rain fell over hills"),
        new("nobody sang", "rain fell over hills", "green hills"),
        new("the old river", "over the hills", "the cat"),
    ];

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_hard_negative_that_is_anothers_text_or_positive_is_a_negative_of_all_but_that_one(int? microBatchSize)
    {
        using var scope = NewDisposeScope();
        using var data = SentenceDataSet.From("triplets", _samples);
        using var model = ToyModel.Create(Pooling.Mean);
        using var method = new SimClr<TokenBatch>(model.Encoder, nn.Identity(), new InfoNceLoss(Temperature, Pairing.OneWay));
        var views = SentenceViewSource.Contrastive(data, model.Tokenizer, new BatchPlan(3, 3, LastBatch.Drop, 0), new() { MicroBatchSize = microBatchSize });
        using var batch = views.ReadFrom(0, TestContext.Current.CancellationToken).First();
        method.eval();

        double loss = method.forward(batch).Loss.ReadDouble();

        Assert.Equal(Expected(model, IsNegative), loss, 1e-5);
        Assert.NotEqual(Expected(model, (_, _) => true), loss, 1e-2);
    }

    private static bool IsNegative(TextSample anchor, string text) => !text.Equals(anchor.Text, StringComparison.Ordinal) && !text.Equals(anchor.Positive, StringComparison.Ordinal);

    /// <summary>InfoNCE by double loops over the texts.</summary>
    private static double Expected(SentenceModel model, Func<TextSample, string, bool> isNegative)
    {
        return _samples.Average(anchor =>
        {
            double positive = Weight(anchor.Text, anchor.Positive!);
            double others = _samples.Where(other => other != anchor).Sum(other => Weight(anchor.Text, other.Positive!));
            double hard = _samples.Select(other => other.HardNegative!).Where(text => isNegative(anchor, text)).Sum(text => Weight(anchor.Text, text));
            return -Math.Log(positive / (positive + others + hard));
        });

        double Weight(string one, string other) => Math.Exp(Cosine(Embed(model, one), Embed(model, other)) / Temperature);
    }

    private static float[] Embed(SentenceModel model, string text) => SentenceEmbedder.Embed(model, [text], TestContext.Current.CancellationToken).Values;

    private static double Cosine(float[] one, float[] other) => Dot(one, other) / Math.Sqrt(Dot(one, one) * Dot(other, other));

    private static double Dot(float[] one, float[] other) => one.Zip(other, (x, y) => (double)x * y).Sum();
}
