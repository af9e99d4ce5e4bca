using System.Text.Json;
using Macl.Inputs;
using Macl.Inputs.Images;
using Macl.Learning.Checkpoints;
using Macl.Learning.Evaluation;
using Macl.Learning.Runs;
using Macl.Vision.Encoders;
using Macl.Vision.Evaluation;
using Macl.Vision.Recipes;

namespace Macl.Vision.Tests.Evaluation;

public sealed class ImageClassificationEvaluatorTests : IDisposable
{
    private readonly string _model = SaveEncoder();

    public void Dispose() => Directory.Delete(_model, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Red_is_told_from_blue_and_the_saved_encoder_stays(bool frozen)
    {
        byte[] before = File.ReadAllBytes(Path.Combine(_model, ModelFiles.Weights));

        var report = Evaluate(Options(frozen), new RedAndBlue(64), new RedAndBlue(20));

        Assert.Equal(1, Accuracy(report));
        Assert.Contains("64 samples of 2 classes to learn from, 20 to judge on", report.Protocol, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(_model, ModelFiles.Weights)));
    }

    [Fact]
    public void A_fraction_of_the_labels_is_that_part_of_each_class()
    {
        var report = Evaluate(Options(frozen: true) with { LabelFraction = .25 }, new RedAndBlue(64), new RedAndBlue(4));

        Assert.Contains("16 samples of 2 classes to learn from", report.Protocol, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        // Labels by chance, so that an accuracy is a fine measure of what was learned.
        var data = new InMemoryImages(48, size: 8);

        double[] accuracies = [.. new[] { 1, 3 }.Select(threads => Accuracy(Evaluate(Options(frozen: false), data, data, threads)))];

        Assert.Equal(accuracies[0], accuracies[1]);
    }

    [Fact]
    public void Pictures_without_classes_are_refused()
    {
        var problem = Assert.Throws<ArgumentException>(() => Evaluate(Options(frozen: true), new RedAndBlue(8, labelled: false), new RedAndBlue(8)));

        Assert.Contains("red and blue has no classes", problem.Message, StringComparison.Ordinal);
    }

    private static ImageClassificationOptions Options(bool frozen)
    {
        var preset = frozen ? ClassificationOptions.LinearProbe : ClassificationOptions.FineTuning;
        return new() { Classification = preset with { Training = preset.Training with { Epochs = 6 } } };
    }

    private EvaluationReport Evaluate(ImageClassificationOptions options, ImageDataSet training, ImageDataSet test, int threads = 2) =>
        new ImageClassificationEvaluator(options, new ImageMachine { AugmentationThreads = threads }, []).Evaluate(_model, training, test, TestContext.Current.CancellationToken);

    private static double Accuracy(EvaluationReport report) => report.Metrics.Single(metric => string.Equals(metric.Name, "accuracy", StringComparison.Ordinal)).Values.Single();

    private static string SaveEncoder()
    {
        string folder = Directory.CreateTempSubdirectory("macl-classification-").FullName;
        var model = new ImageModel(new EncoderOptions { ImageSize = 8 });
        using var encoder = ImageEncoder.Create(model.Encoder, seed: 1);
        Safetensors.Write(Path.Combine(folder, ModelFiles.Weights), encoder.state_dict());
        File.WriteAllText(Path.Combine(folder, ModelFiles.Config), JsonSerializer.Serialize(model, MaclJson.Options));
        return folder;
    }

    /// <summary>Pictures of 8 × 8 that are red and blue in turn, each of its own brightness.</summary>
    private sealed class RedAndBlue(int count, bool labelled = true) : ImageDataSet
    {
        private const int Side = 8;

        public override string Name => "red and blue";

        public override int Count => count;

        public override ClassLabels? Labels => labelled ? ClassLabels.From([.. Enumerable.Range(0, count).Select(picture => picture % 2 == 0 ? "blue" : "red")]) : null;

        public override string Fingerprint => "";

        public override string NameOf(int index) => $"{index}";

        public override void Read(int index, RgbImage image)
        {
            image.Reshape(Side, Side);
            image.Pixels.Clear();
            for (int value = index % 2 == 0 ? 2 : 0; value < image.Pixels.Length; value += 3)
            {
                image.Pixels[value] = (byte)(155 + index % 100);
            }
        }
    }
}
